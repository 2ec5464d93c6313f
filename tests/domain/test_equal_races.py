"""Race equivalents against published ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.daniels import RACES_M, race_seconds, training_paces, vdot
from runtimer.domain.targets import PaceName
from runtimer.domain.units import METRES_PER_MILE

MILE = METRES_PER_MILE
HALF_MARATHON_M, MARATHON_M = RACES_M[PaceName.HALF], RACES_M[PaceName.MARATHON]

# Daniels' Running Formula, 3rd edition, table 3.1 (rows 30, 40 and 50), as quoted in the public reading of
# its chapter 3
# "Dissecting Daniels, part 4" (2017).
RACES = [
    (30, {MILE: 551, 5000: 1840, 10_000: 3826, HALF_MARATHON_M: 8464, MARATHON_M: 17_357}),
    (40, {MILE: 427, 5000: 1448, 10_000: 3003, HALF_MARATHON_M: 6659, MARATHON_M: 13_785}),
    (50, {MILE: 350, 5000: 1197, 10_000: 2481, HALF_MARATHON_M: 5495, MARATHON_M: 11_449}),
]


@pytest.mark.parametrize(
    ("of_vdot", "metres", "seconds"), [(v, m, s) for v, row in RACES for m, s in row.items()]
)
def test_equal_races_are_within_a_second_a_kilometre(of_vdot: float, metres: float, seconds: float) -> None:
    assert race_seconds(of_vdot, metres) == pytest.approx(seconds, abs=metres / 1000)


@given(st.floats(25, 85), st.sampled_from([MILE, 3000, 5000, 10_000, HALF_MARATHON_M, MARATHON_M]))
def test_a_race_gives_the_vdot_that_it_came_from(of_vdot: float, metres: float) -> None:
    seconds = race_seconds(of_vdot, metres)
    if 180 <= seconds <= 6 * 3600:
        assert vdot(metres, seconds) == pytest.approx(of_vdot, abs=0.01)


@given(st.floats(25, 85))
def test_paces_are_in_their_order(of_vdot: float) -> None:
    paces = training_paces(of_vdot)
    order = [
        PaceName.EASY,
        PaceName.MARATHON,
        PaceName.HALF,
        PaceName.TEN_K,
        PaceName.FIVE_K,
        PaceName.THREE_K,
        PaceName.MILE,
    ]
    assert [paces[name] for name in order] == sorted(paces[name] for name in order)
    assert set(paces) == set(PaceName)
