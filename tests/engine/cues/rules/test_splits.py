"""Kilometres and miles of a long step."""

from __future__ import annotations

import builders as b
from engine.cues.outlook import said

from runtimer.domain.runner import Runner
from runtimer.domain.units import METRES_PER_MILE, Unit
from runtimer.engine.cues.sayings import (
    SplitPassed,
)
from runtimer.engine.running.commands import Pause, Resume, SetSpeed
from runtimer.engine.session import Session


def splits(session: Session, now: float = 0) -> list[tuple[float, int, float, float | None]]:
    cues = [(cue.at.total_seconds(), cue.saying) for cue in said(session, SplitPassed, now)]
    return [
        (at, s.number, round(s.seconds, 3), s.off_s and round(s.off_s, 3))
        for at, s in cues
        if isinstance(s, SplitPassed)
    ]


def test_splits_of_long_steps() -> None:
    assert splits(b.session(b.run_m(3000, 4))) == [(250, 1, 250, 0), (500, 2, 250, 0)]
    assert splits(b.session(b.run_m(1900, 4))) == []
    assert splits(b.session(b.jog_s(3000))) == []


def test_splits_are_of_the_runners_unit() -> None:
    passed = splits(b.session(b.run_m(4000, 4), runner=Runner(unit=Unit.MI)))
    assert [split[1:] for split in passed] == [
        (1, round(METRES_PER_MILE / 4, 3), 0),
        (2, round(METRES_PER_MILE / 4, 3), 0),
    ]


def test_splits_after_a_change_of_the_belt_are_measured_where_they_are_known() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, SetSpeed(5), 100)
    # 400 m at 4 m/s, then 5 m/s: at 1000 m after 220 s
    assert splits(session, 100) == [(220, 1, 220, -30), (420, 2, 200, -50), (620, 3, 200, -50)]


def test_a_split_that_holds_an_unknown_mark_is_not_said() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, SetSpeed(5), 300)
    assert [number for _, number, _, _ in splits(session, 300)] == [3]


def test_a_pause_is_not_part_of_a_split() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, Pause(), 300)
    b.give(session, Resume(), 305)
    assert splits(session, 305) == [(505, 2, 250, 0), (755, 3, 250, 0)]
