"""Every spelling of a target in the format's design, through the file."""

from __future__ import annotations

import re
from typing import Any

import pytest
from formats.files import codes, parsed_first, parsed_step
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import DistanceGoal, ShareGoal, TimeGoal
from runtimer.domain.targets import (
    Band,
    ExactSpeed,
    NamedSpeed,
    PaceName,
    Quantity,
    Shape,
    SpeedTarget,
    Target,
    Zone,
)
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Set, Step
from runtimer.formats.workouts.native.parser import parse_workout

HOLD, RANGE, PROGRESSION = Shape.HOLD, Shape.RANGE, Shape.PROGRESSION


def speed_of(step: Step, repetition: int = 0) -> SpeedTarget:
    speed = step.target(repetition).speed
    assert speed
    return speed


def ends(target: SpeedTarget) -> tuple[float, float]:
    assert isinstance(target.start, ExactSpeed)
    assert isinstance(target.end, ExactSpeed)
    return target.start.mps, target.end.mps


@pytest.mark.parametrize(
    ("key", "text", "first", "last", "shape", "unit"),
    [
        ("pace", "3:45/km", 1000 / 225, 1000 / 225, HOLD, Unit.KM),
        ("pace", "6:02/mi", 1609.344 / 362, 1609.344 / 362, HOLD, Unit.MI),
        ("pace", "1:30/400m", 400 / 90, 400 / 90, HOLD, Unit.KM),
        ("pace", "3:45 min/km", 1000 / 225, 1000 / 225, HOLD, Unit.KM),
        ("pace", "5min / mile", 1609.344 / 300, 1609.344 / 300, HOLD, Unit.MI),
        ("pace", "3:40-3:50/km", 1000 / 230, 1000 / 220, RANGE, Unit.KM),
        ("pace", "3:50/km – 3:40/km", 1000 / 230, 1000 / 220, RANGE, Unit.KM),
        ("pace", "5:00/km to 4:20/km", 1000 / 300, 1000 / 260, PROGRESSION, Unit.KM),
        ("pace", "4:20 to 5:00/km", 1000 / 260, 1000 / 300, PROGRESSION, Unit.KM),
        ("speed", "16km/h", 16 / 3.6, 16 / 3.6, HOLD, Unit.KM),
        ("speed", "16 kph", 16 / 3.6, 16 / 3.6, HOLD, Unit.KM),
        ("speed", "10mph", 16093.44 / 3600, 16093.44 / 3600, HOLD, Unit.MI),
        ("speed", "10 mph", 16093.44 / 3600, 16093.44 / 3600, HOLD, Unit.MI),
        ("speed", "15-16km/h", 15 / 3.6, 16 / 3.6, RANGE, Unit.KM),
        ("speed", "12 km/h to 10 km/h", 12 / 3.6, 10 / 3.6, PROGRESSION, Unit.KM),
        ("speed", "7 to 7.5 mph", 7 * 1609.344 / 3600, 7.5 * 1609.344 / 3600, PROGRESSION, Unit.MI),
    ],
)
def test_speeds(key: str, text: str, first: float, last: float, shape: Shape, unit: Unit) -> None:
    target = speed_of(parsed_step(run="1km", **{key: text}))
    assert ends(target) == (pytest.approx(first, rel=1e-9), pytest.approx(last, rel=1e-9))
    assert (target.text, target.shape, target.unit) == (text, shape, unit)
    assert target.quantity is Quantity(key)


@pytest.mark.parametrize(
    ("text", "seconds", "shape"),
    [("3:45", (225, 225), HOLD), ("200-205s", (205, 200), RANGE), ("3:20-3:25", (205, 200), RANGE)],
)
def test_time_for_the_rep(text: str, seconds: tuple[float, float], shape: Shape) -> None:
    target = speed_of(parsed_step(run="1km", **{"in": text}))
    assert ends(target) == tuple(pytest.approx(1000 / one, rel=1e-9) for one in seconds)
    assert (target.text, target.shape, target.quantity, target.unit) == (
        f"in {text}",
        shape,
        Quantity.TIME,
        None,
    )


def test_time_for_a_quarter() -> None:
    assert ends(speed_of(parsed_step(run="400m", **{"in": "75-80s"}))) == (
        pytest.approx(5.0),
        pytest.approx(400 / 75),
    )


@pytest.mark.parametrize("name", [name.value for name in PaceName])
def test_names(name: str) -> None:
    target = speed_of(parsed_step(run="1km", pace=name.upper()))
    assert target.start == target.end == NamedSpeed(PaceName(name))
    assert (target.name, target.unit) == (name, None)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        *(("E", "easy"), ("M", "marathon"), ("T", "threshold"), ("I", "interval"), ("R", "repetition")),
        *(
            ("MP", "marathon"),
            ("HMP", "half"),
            ("LT", "threshold"),
            ("VO2max", "interval"),
            ("vo2MAX", "interval"),
        ),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert speed_of(parsed_step(run="1km", pace=alias)).start == NamedSpeed(PaceName(name))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("5k + 5s/km", NamedSpeed(PaceName.FIVE_K, offset_s_per_m=0.005)),
        ("5k+5s/km", NamedSpeed(PaceName.FIVE_K, offset_s_per_m=0.005)),
        ("marathon - 10s/mi", NamedSpeed(PaceName.MARATHON, offset_s_per_m=-10 / 1609.344)),
        ("MP − 0:10/mi", NamedSpeed(PaceName.MARATHON, offset_s_per_m=-10 / 1609.344)),
        ("95% threshold", NamedSpeed(PaceName.THRESHOLD, share=0.95)),
        ("102.5% T", NamedSpeed(PaceName.THRESHOLD, share=1.025)),
    ],
)
def test_names_changed(text: str, point: NamedSpeed) -> None:
    start = speed_of(parsed_step(run="1km", pace=text)).start
    assert isinstance(start, NamedSpeed)
    assert start.name is point.name
    assert (start.share, start.offset_s_per_m) == (
        pytest.approx(point.share, rel=1e-9),
        pytest.approx(point.offset_s_per_m, rel=1e-9),
    )


@pytest.mark.parametrize("text", ["10k-5k", "5k-10k", "10K – 5K"])
def test_a_range_of_names_begins_with_the_slower(text: str) -> None:
    target = speed_of(parsed_step(run="1km", pace=text))
    assert (target.start, target.end) == (NamedSpeed(PaceName.TEN_K), NamedSpeed(PaceName.FIVE_K))
    assert (target.shape, target.name) == (RANGE, "10k-5k")


def test_a_progression_of_names() -> None:
    target = speed_of(parsed_step(run="10km", pace="easy to marathon"))
    assert (target.start, target.end, target.shape) == (
        NamedSpeed(PaceName.EASY),
        NamedSpeed(PaceName.MARATHON),
        PROGRESSION,
    )


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4.5 min/km", 270),
        ("4.75min/km", 285),
        ("5.00 min/km", 300),
        ("4:30 min/km", 270),
        ("4.50-4.80min/km", 288),
    ],
)
def test_minutes_with_decimals_that_are_no_seconds(text: str, seconds: float) -> None:
    (target,) = parsed_step(run="1km", pace=text).targets
    assert target.speed is not None
    assert target.speed.start == ExactSpeed(1000 / seconds)


def test_other_targets() -> None:
    step = parsed_step(run="1km", incline="1%", hr="150-160", cadence=180, rpe="7-8")
    assert step.targets == (Target(None, 1.0, Band(150, 160), Band(180, 180), Band(7, 8)),)
    assert parsed_step(walk="1km", incline="−2.5 %", hr="z3", rpe=8).targets == (
        Target(None, -2.5, Zone(3), None, Band(8, 8)),
    )


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("pace", "3:45", "bare-number"),
        ("pace", "4", "bare-number"),
        ("pace", "tresholt", "unknown-pace"),
        ("pace", "e", "unknown-pace"),
        ("pace", "3:45/furlong", "unknown-unit"),
        ("pace", "5k + 5s", "unknown-pace"),
        ("pace", "10k-3:50/km", "large-offset"),
        ("pace", "9% threshold", "senseless-share"),
        ("pace", "1:00/km", "senseless-speed"),
        ("pace", "59:00/km", "senseless-speed"),
        ("pace", "16km/h", "not-a-time"),
        ("speed", "16", "bare-number"),
        ("speed", "3:45/km", "not-a-speed"),
        ("speed", "46km/h", "senseless-speed"),
        ("speed", "1-2-3km/h", "not-a-range"),
        ("in", "75", "bare-number"),
        ("in", "10s", "senseless-speed"),
        ("incline", "1", "bare-number"),
        ("incline", "41%", "senseless-incline"),
        ("incline", "-7%", "senseless-incline"),
        ("hr", "39", "senseless-band"),
        ("hr", "150-231", "senseless-band"),
        ("hr", "Z6", "senseless-zone"),
        ("cadence", "99", "senseless-band"),
        ("cadence", "261", "senseless-band"),
        ("rpe", "11", "senseless-band"),
        ("rpe", "0", "senseless-band"),
        ("rpe", "hard", "not-a-band"),
    ],
)
def test_senseless_targets(key: str, text: str, code: str) -> None:
    assert codes([{"run": "1km", key: text}]) == [code]


@pytest.mark.parametrize(
    ("key", "text", "offered"),
    [
        ("pace", "16km/h", "write `speed: 16km/h` instead"),
        ("pace", "16 kph", "write `speed: 16 kph` instead"),
        ("pace", "10mph", "write `speed: 10mph` instead"),
        ("pace", "15-16km/h", "write `speed: 15-16km/h` instead"),
        ("speed", "3:45/km", "write `pace: 3:45/km` instead"),
        ("speed", "4:00-3:50/km", "write `pace: 4:00-3:50/km` instead"),
        ("speed", "threshold", "write `pace: threshold` instead"),
        ("in", "3:45/km", "write `pace: 3:45/km` instead"),
        ("in", "16km/h", "write `speed: 16km/h` instead"),
        ("pace", "3.45/km", "did you mean `3:45/km`?"),
        ("pace", "16 km / h", "write `speed: 16 km / h` instead"),
        ("pace", "3.75/km", "did you mean `3.75min/km`?"),
        ("pace", "95/400m", "did you mean `95s/400m`?"),
        ("pace", "0/km", "write a pace like `3:45/km`"),
        ("pace", "4.30 min/km", "write `4:30/km`, or `4:18/km` if decimals are meant"),
        ("pace", "4.05min / mi", "write `4:05 / mi`, or `4:03 / mi` if decimals are meant"),
        ("pace", "4.50 minutes/km", "write `4:50/km`, or `4:30/km` if decimals are meant"),
        ("pace", "4.50'/km", "write `4:50/km`, or `4:30/km` if decimals are meant"),
        ("pace", "5-5.30 min/km", "write `5:00-5:30/km`, or `5:00-5:18/km` if decimals are meant"),
        (
            "pace",
            "4.50 min to 5:00/km",
            "write `4:50 to 5:00/km`, or `4:30 to 5:00/km` if decimals are meant",
        ),
        (
            "pace",
            "threshold + 0.05min/km",
            "write `threshold + 0:05/km`, or `threshold + 0:03/km` if decimals are meant",
        ),
        ("pace", "5-6/km", "did you mean `5-6min/km`?"),
        ("pace", "290 / km", "did you mean `290s/km`?"),
        ("pace", "4.30-4.40 min/km", "write `4:30-4:40/km`, or `4:18-4:24/km` if decimals are meant"),
        (
            "pace",
            "5.00 min/km to 4.30 min/km",
            "write `5:00/km to 4:30/km`, or `5:00/km to 4:18/km` if decimals are meant",
        ),
        ("pace", "3,45 / km", "did you mean `3:45 / km`?"),
        ("pace", "4.00-3.50/km", "did you mean `4:00-3:50/km`?"),
        ("pace", "5k+5", "did you mean `5k + 5s/km` or `5k + 5s/mi`?"),
        ("pace", "5k + 5s", "did you mean `5k + 5s/km` or `5k + 5s/mi`?"),
        ("pace", "5k - 5/km", "did you mean `5k - 5s/km`?"),
        ("pace", "4:00-3:50", "did you mean `4:00-3:50/km` or `4:00-3:50/mi`?"),
        ("pace", "5:00 to 4:20", "did you mean `5:00 to 4:20/km` or `5:00 to 4:20/mi`?"),
        ("pace", "tempo", "did you mean `threshold`?"),
        ("pace", "10K pace", "did you mean `10k`?"),
        ("pace", "T pace", "did you mean `T`?"),
    ],
)
def test_what_was_probably_meant_is_offered(key: str, text: str, offered: str) -> None:
    diagnostics = parse_workout(f"name: x\nsteps:\n  - run: 1km\n    {key}: {text}\n").diagnostics
    assert [(one.help, one.line, one.column) for one in diagnostics] == [(offered, 4, 7 + len(key))]
    for remedy in re.findall("`([^`]+)`", offered):
        line = remedy if remedy.startswith(("pace:", "speed:")) else f"{key}: {remedy}"
        assert parse_workout(f"name: x\nsteps:\n  - run: 1km\n    {line}\n").diagnostics == ()


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"pace": "2:09/km"}, "fast"),
        ({"pace": "20:01/km"}, "slow"),
        ({"speed": "25.1km/h"}, "fast"),
        ({"in": "2:09"}, "fast"),
        ({"incline": "15.5%"}, "steep"),
    ],
)
def test_doubtful_targets_are_warnings(keys: dict[str, str], code: str) -> None:
    assert codes([{"run": "1km", **keys}]) == [code]
    assert parsed_step(run="1km", **keys)


@pytest.mark.parametrize(
    "keys",
    [{"pace": "2:10/km"}, {"pace": "20:00/km"}, {"speed": "25km/h"}, {"incline": "15%"}, {"incline": "-6%"}],
)
def test_the_limits_themselves_are_no_warnings(keys: dict[str, str]) -> None:
    assert codes([{"run": "1km", **keys}]) == []


def ladder(**keys: Any) -> Set:
    part = parsed_first(
        [
            {
                "repeat": 3,
                "steps": [{"run": ["400m", "800m", "1200m"], **keys}],
                "between": [{"jog": ["2:00", "equal"]}],
            }
        ]
    )
    assert isinstance(part, Set)
    return part


def test_lists_have_one_entry_a_repetition() -> None:
    run, jog = ladder(pace=["3:20/km", "3:30/km", "3:40/km"], incline="1%").children
    assert isinstance(run, Step)
    assert isinstance(jog, Step)
    assert run.goals == tuple(DistanceGoal(metres, LengthUnit.M) for metres in (400, 800, 1200))
    assert [speed_of(run, rep).text for rep in range(3)] == ["3:20/km", "3:30/km", "3:40/km"]
    assert [target.incline_percent for target in run.targets] == [1.0, 1.0, 1.0]
    assert jog.goals == (TimeGoal(120), ShareGoal(1.0))


@pytest.mark.parametrize(("repeat", "each", "fewer"), [("4-6", 6, 5), ("1", 1, 0), ("2", 2, 1)])
def test_lists_agree_with_repeat(repeat: str, each: int, fewer: int) -> None:
    def found(entries: int, between: int) -> list[str]:
        return codes(
            [
                {
                    "repeat": repeat,
                    "steps": [{"run": ["1km"] * entries}],
                    "between": [{"jog": ["1min"] * between or "1min"}],
                }
            ]
        )

    assert found(each, fewer) == []
    assert found(each + 1, fewer) == found(each, fewer + 1) == ["list-length"]


def test_lists_belong_to_the_innermost_set() -> None:
    inner = {"repeat": 2, "steps": [{"run": ["1km", "2km"]}]}
    assert codes([{"repeat": 3, "steps": [inner]}]) == []
    assert codes([{"repeat": "until 9km", "steps": [inner]}]) == []
    assert codes([{"repeat": 2, "steps": [{**inner, "repeat": 3}]}]) == ["list-length"]


def test_one_time_for_a_list_of_distances_is_a_speed_each() -> None:
    run = ladder(**{"in": "4:00"}).children[0]
    assert isinstance(run, Step)
    assert [ends(speed_of(run, rep))[0] for rep in range(3)] == [
        pytest.approx(metres / 240) for metres in (400, 800, 1200)
    ]


def test_a_list_of_times_for_a_list_of_distances() -> None:
    run = ladder(**{"in": ["1:20", "2:40", "4:00"]}).children[0]
    assert isinstance(run, Step)
    assert [ends(speed_of(run, rep))[0] for rep in range(3)] == [pytest.approx(5.0)] * 3


@given(st.integers(150, 900), st.sampled_from(["km", "mi"]))
def test_a_pace_and_its_speed_mean_the_same(seconds: int, unit: str) -> None:
    pace = speed_of(parsed_step(run="1km", pace=f"{seconds // 60}:{seconds % 60:02}/{unit}"))
    share = speed_of(parsed_step(run="1km", pace=f"{seconds}s/1{unit}"))
    assert ends(pace) == ends(share)
    assert ends(pace)[0] == pytest.approx(Unit(unit).metres / seconds, rel=1e-9)
