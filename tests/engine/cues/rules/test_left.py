"""The last minutes and metres of a long step."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import said

from runtimer.domain.runner import Runner
from runtimer.domain.units import METRES_PER_MILE, Unit
from runtimer.engine.cues.sayings import (
    Left,
)


@pytest.mark.parametrize(
    ("length_s", "left"),
    [
        (149, []),
        (150, [(90, 60)]),
        (750, [(450, 300), (690, 60)]),
        (1800, [(1200, 600), (1500, 300), (1740, 60)]),
    ],
)
def test_last_minutes(length_s: float, left: list[tuple[float, float]]) -> None:
    cues = said(b.session(b.run_s(length_s)), Left)
    assert [
        (cue.at.total_seconds(), cue.saying.seconds) for cue in cues if isinstance(cue.saying, Left)
    ] == left


@pytest.mark.parametrize(
    ("unit", "metres", "left"),
    [
        (Unit.KM, 999, []),
        (Unit.KM, 1000, [(150, 400)]),
        (Unit.KM, 3000, [(500, 1000), (650, 400)]),
        (Unit.MI, 5000, [((5000 - METRES_PER_MILE) / 4, METRES_PER_MILE), (1150, 400)]),
    ],
)
def test_last_metres(unit: Unit, metres: float, left: list[tuple[float, float]]) -> None:
    cues = said(b.session(b.run_m(metres, 4), runner=Runner(unit=unit)), Left)
    assert [(cue.at.total_seconds(), cue.saying.metres) for cue in cues if isinstance(cue.saying, Left)] == [
        (pytest.approx(at), left_m) for at, left_m in left
    ]


def test_metres_left_are_not_guessed() -> None:
    assert said(b.session(b.run_m(3000)), Left) == []
