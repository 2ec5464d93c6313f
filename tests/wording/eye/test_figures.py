"""Words for the eye."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import builders as b
import pytest

from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    SendOffGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.heart import HeartRates
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Band, Target, Zone
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import LengthUnit, Unit
from runtimer.wording.eye import figures

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN), "02:15"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "02:15"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), "03:15"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), "03:15"),
        (datetime(2026, 3, 29, 1, 10, tzinfo=BERLIN), "01:55"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "00:15"),
    ],
    ids=str,
)
def test_clocks_are_put_to_summer_time_and_back_while_one_runs(now: datetime, text: str) -> None:
    assert figures.time_of_day(now, 45 * 60) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (9.4, "0:09"),
        (59.5, "1:00"),
        (90, "1:30"),
        (900, "15:00"),
        (3599.6, "1:00:00"),
        (3930, "1:05:30"),
        (-5, "−0:05"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert figures.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00:00.000"), (10.0004, "0:00:10.000"), (59.9996, "0:01:00.000"), (3725.25, "1:02:05.250")],
)
def test_stamp(seconds: float, text: str) -> None:
    assert figures.stamp(seconds) == text


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        (TimeGoal(90), "1:30"),
        (DistanceGoal(1000), "1000 m"),
        (DistanceGoal(1500, LengthUnit.KM), "1.5 km"),
        (DistanceGoal(402.336, LengthUnit.MI), "0.25 mi"),
        (DistanceGoal(365.76, LengthUnit.YD), "400 yd"),
        (OpenGoal(), "open"),
        (TotalTimeGoal(3600), "to 1:00:00"),
        (TotalDistanceGoal(10000, LengthUnit.KM), "to 10 km"),
        (ShareGoal(0.5), "50 % of rep"),
        (ShareGoal(1), "equal to the rep"),
        (SendOffGoal(300), "until 5:00 is full"),
    ],
)
def test_goal(goal: Goal, text: str) -> None:
    assert figures.goal(goal) == text


@pytest.mark.parametrize(
    ("unit", "speed", "pace", "distance"),
    [(Unit.KM, "16.0 km/h", "3:45 /km", "12.1 km"), (Unit.MI, "9.9 mph", "6:02 /mi", "7.5 mi")],
)
def test_speeds_in_the_runners_unit(unit: Unit, speed: str, pace: str, distance: str) -> None:
    assert figures.speed(1000 / 225, unit) == speed
    assert figures.pace(1000 / 225, unit) == pace
    assert figures.distance(12100, unit) == distance


def test_target_as_its_author_wrote_it() -> None:
    nobody = Runner()
    assert (
        figures.target(Target(None, -1.5, Zone(3), Band(180, 180), Band(7, 8)), nobody)
        == "−1.5 % · HR Z3 · 180 steps/min · RPE 7-8"
    )
    assert figures.target(Target(hr=Band(150, 160)), nobody) == "HR 150-160"
    assert figures.target(Target(), nobody) == ""
    assert figures.target(Target(None, 1.3), Runner(treadmill=Treadmill())) == "1.5 %"


def test_a_zone_says_what_it_is_for_the_runner() -> None:
    assert figures.target(Target(hr=Zone(2)), Runner(heart=HeartRates(max_bpm=200))) == "HR Z2 120-140"


def test_repetitions_from_the_outermost_set() -> None:
    plan = b.plan(b.times(3, b.times(2, b.run_s(10)), most=4))
    assert figures.reps(plan.segments[-1]) == "set 4 of 4 · rep 2 of 2 · optional"
    assert figures.reps(b.plan(b.run_s(5)).segments[0]) == ""


@pytest.mark.parametrize(
    ("metres", "unit", "said"),
    [
        (41.7, Unit.KM, "42 m"),
        (400, Unit.KM, "400 m"),
        (1000, Unit.KM, "1.0 km"),
        (402.3, Unit.MI, "402 m"),
        (1609.3, Unit.MI, "1.0 mi"),
    ],
)
def test_way(metres: float, unit: Unit, said: str) -> None:
    assert figures.way(metres, unit) == said
