"""Distances are written in their unit, and read again as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import DistanceGoal
from runtimer.domain.units import LengthUnit
from runtimer.formats.scalars.distances import distance_text, likely_unit, match_distance

M, KM, MI, YD = LengthUnit.M, LengthUnit.KM, LengthUnit.MI, LengthUnit.YD


@pytest.mark.parametrize(
    ("metres", "unit", "text"),
    [
        (1000, M, "1000m"),
        (1000, KM, "1km"),
        (1500, KM, "1.5km"),
        (1609.344, MI, "1mi"),
        (402.336, MI, "0.25mi"),
        (365.76, YD, "400yd"),
    ],
)
def test_a_distance_is_written_as_a_runner_would(metres: float, unit: LengthUnit, text: str) -> None:
    assert distance_text(metres, unit) == text


@given(st.sampled_from(LengthUnit), st.integers(100, 40_000), st.sampled_from([1, 4, 100]))
def test_a_distance_is_read_as_it_was_written(unit: LengthUnit, amount: int, parts: int) -> None:
    metres = round(100 + amount / parts, 2) * unit.metres
    assert match_distance(distance_text(metres, unit)) == DistanceGoal(metres, unit)


@pytest.mark.parametrize(
    ("metres", "unit"),
    [(400, M), (1000, KM), (1500, M), (5000, KM), (1609.344, MI), (0.5 * 1609.344, MI), (91.44, YD)],
)
def test_a_unit_that_nobody_kept_is_the_one_that_makes_it_short(metres: float, unit: LengthUnit) -> None:
    assert likely_unit(metres) is unit
