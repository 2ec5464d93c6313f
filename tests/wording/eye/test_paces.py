"""A speed and a runner in words."""

from __future__ import annotations

from datetime import date

import pytest

from runtimer.domain.heart import HeartRates
from runtimer.domain.profile import Profile, RaceResult
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.wording.eye.paces import belt, paced
from runtimer.wording.eye.runners import introduced


def test_all_that_follows_from_a_speed() -> None:
    said = paced("3:45/km", 1000 / 225, None)
    assert said.splitlines()[0] == "3:45/km"
    for words in (
        "3:45 /km",
        "6:02 /mi",
        "16.0 km/h",
        "9.9 mph",
        "200 m    0:45.0",
        "10 km     37:30",
        "marathon   2:38:14",
    ):
        assert words in said
    assert "belt" not in said


@pytest.mark.parametrize(
    ("per_hour", "treadmill", "said"),
    [
        (16.0, Treadmill(), "16.0 km/h"),
        (16.0, Treadmill(step=0.25), "16.0 km/h"),
        (16.2, Treadmill(step=0.25), "16.25 km/h"),
        (16.0, Treadmill(calibration=((10.0, 9.8),)), "16.3 km/h"),
        (13.2, Treadmill(step=0.5), "13.0 km/h (really 4:37 /km)"),
        (22.0, Treadmill(), "20.0 km/h (its fastest: really 3:00 /km)"),
        (1.2, Treadmill(lowest=2.0), "2.0 km/h (its slowest: really 30:00 /km)"),
    ],
)
def test_belt(per_hour: float, treadmill: Treadmill, said: str) -> None:
    assert belt(Unit.KM.from_per_hour(per_hour), treadmill) == said


def test_times_close_to_ten_minutes() -> None:
    assert "3000 m    9:59.9" in paced("x", 3000 / 599.94, None)
    assert "3000 m     10:00" in paced("x", 3000 / 599.96, None)


def test_a_runner() -> None:
    race = RaceResult(5000, 1200, date(2026, 3, 1))
    said = introduced(
        Profile(
            Unit.KM, (race,), race=race, own={PaceName.EASY: 1000 / 330}, walk_mps=1.5, heart=HeartRates(200)
        )
    )
    lines = said.splitlines()
    assert "race        5k in 20:00 on 2026-03-01 · VDOT 49.8" in lines
    assert "heart rate  maximal 200" in lines
    assert any("Z2 120-140 · Z3 140-160" in line for line in lines)
    assert "easy         5:30 /km  10.9 km/h  your own" in lines
    assert "5k           4:00 /km  15.0 km/h  from your race" in lines
    assert [line.split()[0] for line in lines if "/km " in line][:3] == ["walk", "easy", "marathon"]


def test_a_runner_in_miles_by_threshold() -> None:
    said = introduced(Profile(Unit.MI, threshold_mps=Unit.MI.metres / 400))
    assert "threshold    6:40 /mi    9.0 mph  from your threshold pace" in said
    assert "race" not in said


def test_nobody() -> None:
    assert introduced(Profile()) == "unit        km"
    assert "10.5 mi in 1:10:00" in introduced(Profile(Unit.MI, (RaceResult(10.5 * Unit.MI.metres, 4200),)))
