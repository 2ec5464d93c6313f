"""Units: miles and kilometres are equals, and SI is between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.units import LengthUnit, Unit

speeds = st.floats(0.3, 12.5)


@given(st.sampled_from(Unit), speeds)
def test_speeds_come_back(unit: Unit, mps: float) -> None:
    assert unit.from_per_hour(unit.per_hour(mps)) == pytest.approx(mps, rel=1e-12)


@given(st.sampled_from(Unit), speeds)
def test_pace_times_speed_is_an_hour(unit: Unit, mps: float) -> None:
    assert unit.pace_s(mps) * unit.per_hour(mps) == pytest.approx(3600, rel=1e-12)


@pytest.mark.parametrize(
    ("unit", "metres"),
    [(LengthUnit.M, 1), (LengthUnit.KM, 1000), (LengthUnit.YD, 0.9144), (LengthUnit.MI, 1760 * 0.9144)],
)
def test_lengths_are_the_international_ones(unit: LengthUnit, metres: float) -> None:
    assert unit.metres == pytest.approx(metres, rel=1e-12)


def test_five_minutes_a_mile_are_twelve_miles_an_hour() -> None:
    mps = Unit.MI.metres / 300
    assert Unit.MI.per_hour(mps) == pytest.approx(12)
    assert Unit.KM.pace_s(mps) == pytest.approx(186.41, abs=0.01)
