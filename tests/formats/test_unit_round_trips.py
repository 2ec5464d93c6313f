"""What is written in a unit is read in it again: times, distances, paces, speeds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.targets import ExactSpeed
from runtimer.domain.units import LengthUnit, Unit
from runtimer.formats.scalars.distances import match_distance
from runtimer.formats.scalars.durations import duration
from runtimer.formats.scalars.paces import pace
from runtimer.formats.scalars.speeds import speed
from runtimer.wording.eye import figures

speeds_mps = st.floats(1.0, 8.0)
units = st.sampled_from(Unit)


@given(units, speeds_mps)
def test_speed_and_pace_are_there_and_back(unit: Unit, mps: float) -> None:
    assert unit.from_per_hour(unit.per_hour(mps)) == pytest.approx(mps, rel=1e-12)
    assert unit.metres / unit.pace_s(mps) == pytest.approx(mps, rel=1e-12)
    assert unit.per_hour(mps) * unit.pace_s(mps) == pytest.approx(3600, rel=1e-12)


@given(st.integers(1, 40 * 3600))
def test_a_time_that_is_written_is_read(seconds: int) -> None:
    assert duration(figures.duration(seconds)) == seconds


@given(st.sampled_from(LengthUnit), st.integers(2000, 9_000_000))
def test_a_length_that_is_written_is_read_in_its_unit(unit: LengthUnit, centimetres: int) -> None:
    metres = (
        round(centimetres / 100 / unit.metres + 0.01, 2) * unit.metres
    )  # in hundredths of the unit, 20 m at least
    read = match_distance(figures.length(metres, unit))
    assert read is not None
    assert read.unit is unit
    assert read.metres == pytest.approx(metres, rel=1e-9)


@given(units, st.integers(130, 900))
def test_a_pace_that_is_written_is_read_to_the_second(unit: Unit, seconds: int) -> None:
    mps = unit.metres / seconds
    target = pace(figures.pace(mps, unit))
    assert target.unit is unit
    assert isinstance(target.start, ExactSpeed)
    assert unit.pace_s(target.start.mps) == pytest.approx(seconds)


@given(units, st.integers(20, 250))
def test_a_speed_that_is_written_is_read_to_the_tenth(unit: Unit, tenths: int) -> None:
    target = speed(figures.speed(unit.from_per_hour(tenths / 10), unit))
    assert target.unit is unit
    assert isinstance(target.start, ExactSpeed)
    assert unit.per_hour(target.start.mps) == pytest.approx(tenths / 10)
