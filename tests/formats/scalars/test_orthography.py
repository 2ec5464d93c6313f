"""A comma in a number: thousands of metres and yards, an error with its remedy anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runtimer.domain.profile import RaceResult
from runtimer.domain.targets import SpeedTarget
from runtimer.formats.scalars import bands, counts, durations, goals, marks, paces, speeds
from runtimer.formats.scalars.races import race_result
from runtimer.formats.scalars.refusal import Refused, takes
from runtimer.formats.scalars.speed_request import asked_speed
from runtimer.formats.settings.own_paces import own_paces
from runtimer.formats.settings.setting_keys import KEYS
from runtimer.formats.settings.text_edits import set_races, set_value
from runtimer.formats.settings.toml_document import parse_settings
from runtimer.formats.workouts.native.document import MovingPart
from runtimer.formats.workouts.native.parser import parse_workout

Reader = Callable[[str], object]

READERS: tuple[Reader, ...] = (
    *(goals.moving_goal, goals.recovery_goal, goals.rest_goal, marks.mark, counts.times, durations.duration),
    *(paces.pace, speeds.speed, bands.rep_time, bands.incline, bands.heart_rate, bands.cadence, bands.rpe),
    *(
        field.metadata[0].parse
        for name, field in MovingPart.model_fields.items()
        if name in ("pace", "speed", "in_")
    ),
    *(
        asked_speed,
        race_result,
        KEYS["runner.threshold"].read,
        KEYS["runner.paces.walk"].read,
        KEYS["runner.scale"].read,
    ),
)
"""Every reader of a text with numbers in it: workouts, settings, `runtimer pace`, races."""

SHAPES = (
    *(
        "{}",
        "{}km",
        "{} mi",
        "{}m",
        "{} yd",
        "{} metres",
        "{}s",
        "{}min",
        "{}h",
        "{}'",
        "1h{}min",
        "3:{}",
        "1:{}:30",
        "{}%",
    ),
    *(
        "to {}km",
        "to {}m",
        "until {}mi",
        "until {}yd",
        "every {}m",
        "every {}s",
        "-{}s",
        "{}% of rep",
        "{}-20km",
        "15-{}km/h",
    ),
    *(
        "{}km/h",
        "{} mph",
        "10 to {}km/h",
        "{}min/km",
        "3:{}/km",
        "3:45/{}m",
        "3:45/{}km",
        "75-{}s",
        "5k + {}s/km",
        "{}% threshold",
    ),
    *(
        "{}k 40:00",
        "{}m 40:00",
        "{}km 1:40:00",
        "5k 19:{}",
        "{}m in 3:30",
        "{}km in 3:30",
        "+{}%",
        "-{}%",
        "{}-160",
        "7-{}",
        "3 x {}m",
    ),
)
FIGURES = st.from_regex(r"[0-9]{1,3}(?:[,.][0-9]{1,3}){0,3}", fullmatch=True) | st.from_regex(
    r"[0-9]{0,4},[0-9]{1,4}", fullmatch=True
)
THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)? ?(?:m|yd|metres)(?![A-Za-z])")


def meaning(read: Reader, text: str) -> object:
    """What a reader makes of a text, None when it refuses it."""
    try:
        value = read(text)
    except Refused:
        return None
    return replace(value, text="") if isinstance(value, SpeedTarget | bands.RepTime) else value


@given(st.sampled_from(READERS), st.sampled_from(SHAPES), FIGURES)
@example(goals.moving_goal, "{}m", "1,000")
@example(goals.moving_goal, "{}km", "0,400")
@example(race_result, "{}m 40:00", "10,000")
def test_a_comma_that_is_read_is_one_of_thousands_of_metres_or_yards(
    read: Reader, shape: str, figure: str
) -> None:
    text = shape.format(figure)
    value = meaning(read, text)
    if value is not None and "," in text:
        assert "," not in THOUSANDS.sub("", text)
        assert value == meaning(read, text.replace(",", ""))


@given(st.sampled_from(READERS), st.sampled_from(SHAPES), FIGURES)
def test_every_remedy_for_a_comma_is_read(read: Reader, shape: str, figure: str) -> None:
    try:
        read(shape.format(figure))
    except Refused as refused:
        if refused.code == "comma":
            remedies = re.findall("`([^`]+)`", refused.help)
            assert remedies
            assert all(takes(read, remedy) and "," not in THOUSANDS.sub("", remedy) for remedy in remedies)


def test_a_thousand_is_of_metres_or_yards() -> None:
    assert {
        shape.format("1,000")
        for shape in SHAPES
        if any(takes(read, shape.format("1,000")) for read in READERS)
    } == {
        *(
            "1,000m",
            "1,000 yd",
            "1,000 metres",
            "to 1,000m",
            "until 1,000yd",
            "every 1,000m",
            "3:45/1,000m",
            "1,000m in 3:30",
        ),
    }


@pytest.mark.parametrize(
    ("line", "help_"),
    [
        ("run: 0,400km", "write `0.4km` or `400km`"),
        ("run: 0,250mi", "write `0.25mi` or `250mi`"),
        ("run: 1,500min", "write `1.5min` or `1500min`"),
        ("run: 1,500s", "write `1.5s` or `1500s`"),
        ("run: 0,400m", "write `400m`"),
        ("run: 1,5km", "write `1.5km`"),
        ("run: 21,1 km", "write `21.1 km`"),
        ("run: 1.234,5m", "write `1234.5m`"),
        ("run: to 0,4km", "write `to 0.4km`"),
        ("run: 1h1,5min", "write `1h1.5min`"),
        ("run: 3:30,5", "write `3:30.5`"),
        ("run: ',5km'", "write `0.5km`"),
        ("run: 1,5", "did you mean `1.5s` or `1.5min`?"),
        ("run: 1,000", "did you mean `1000s` or `1000m`?"),
        ("run: 1,5m", "did you mean `1.5min` or `1.5mi`?"),
        ("run: 3 x 0,4km", "write `repeat: 3` with `run: 0.4km` in its `steps`"),
        ("run: 10'000m", "write `10000m`"),
        ("run: 10 000m", "write `10000m`"),
        ("run: 1.500m", "did you mean `1500m`, `1.500min` or `1.500mi`?"),
        ("run: 10,000M", "write `10,000m` or `10000mi`"),
        ("speed: 0,010km/h", "write `10km/h`"),
        ("speed: 12,5km/h", "write `12.5km/h`"),
        ("speed: 12,5-13,5km/h", "write `12.5-13.5km/h`"),
        ("speed: 10,5 to 12,5mph", "write `10.5 to 12.5mph`"),
        ("pace: 3:45,5/km", "write `3:45.5/km`"),
        ("pace: 3,45/km", "did you mean `3:45/km`?"),
        ("pace: 4,30min/km", "write `4:30/km`, or `4:18/km` if decimals are meant"),
        ("pace: 12,5km/h", "write `speed: 12.5km/h` instead"),
        ("pace: 3:45/0,4km", "write `3:45/0.4km`"),
        ("pace: 95,5% threshold", "write `95.5% threshold`"),
        ("in: 75,5-80s", "write `75.5-80s`"),
        ("incline: -0,5%", "write `-0.5%`"),
        ("hr: 150,5-160", "write `150.5-160`"),
        ("rpe: 7,5", "write `7.5`"),
        ("cues: [{at: '0,4km', say: x}]", "write `0.4km`"),
        ("cues: [{at: '-7,5s', say: x}]", "write `-7.5s`"),
    ],
)
def test_a_comma_in_a_file(line: str, help_: str) -> None:
    step = f"  - {line}\n" if line.startswith("run") else f"  - run: 400m\n    {line}\n"
    (found,) = parse_workout(f"name: x\nsteps:\n{step}").diagnostics
    assert found.help == help_


@pytest.mark.parametrize("text", ["1,000m", "1,000 m", "10,000 metres", "1,000.5m", "1,760yd", "1,000,000m"])
def test_thousands_of_metres_and_yards_are_read(text: str) -> None:
    assert goals.moving_goal(text) == goals.moving_goal(text.replace(",", ""))


@pytest.mark.parametrize("text", ["20.000m", "25.000 metres", "to 21.097m", "200.000yd"])
def test_a_point_among_thousands_of_metres_is_doubted(text: str) -> None:
    parsed = parse_workout(f"name: x\nsteps:\n  - run: {text}\n")
    assert parsed.workout
    assert [(one.code, one.line, one.column) for one in parsed.diagnostics] == [("thousands-point", 3, 10)]


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("21,1km 1:45:00", "`21.1km 1:45:00`"),
        ("21,1k 1:45:00", "`21.1k 1:45:00`"),
        ("1,5mi 9:30, 10k 40:00", "`1.5mi 9:30`"),
        ("10,000km 40:00", "`10km 40:00`"),
        ("5k 19:30,5", "`5k 19:30.5`"),
        ("5k 19,30", "`5k 19:30`"),
    ],
)
def test_a_comma_in_a_race(line: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        set_races("", line, date(2026, 12, 1))
    assert remedy in refused.value.help


def test_a_comma_between_two_races_needs_no_blank() -> None:
    races = KEYS["runner.race"].read("5k 19:30,10k 40:00")
    assert races == (RaceResult(5000, 1170), RaceResult(10000, 2400))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        *[
            ("12,5km/h", "`12.5km/h`"),
            ("0,4km in 1:30", "`0.4km in 1:30`"),
            ("0,400km in 1:30", "`0.4km in 1:30`"),
        ],
        *[
            ("21,1k in 1:40:00", "`21.1k in 1:40:00`"),
            ("10,5 mph", "`10.5 mph`"),
            ("5k + 2,5s/km", "`5k + 2.5s/km`"),
        ],
    ],
)
def test_a_comma_in_a_pace_that_is_asked_for(text: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        asked_speed(text)
    assert (refused.value.code, refused.value.help) == ("comma", f"write {remedy}")


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("easy 11,5km/h", "`11.5km/h`"),
        ("easy 5:20,5/km, 10k 4:05/km", "`5:20.5/km`"),
        ("walk 5,5km/h,easy 5:20/km", "`5.5km/h`"),
    ],
)
def test_a_comma_in_own_paces(line: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        own_paces(line)
    assert remedy in refused.value.help


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        *[
            ("treadmill.step", "0,1", "`0.1`"),
            ("treadmill.top", "20,5", "`20.5`"),
            ("sound.offset", "0,2", "`0.2`"),
        ],
        *[("runner.scale", "+2,5%", "`+2.5%`"), ("runner.threshold", "14,5km/h", "`14.5km/h`")],
        *[
            ("runner.paces.walk", "5,5km/h", "`5.5km/h`"),
            ("treadmill.calibration", "0,98", "decimals take a point"),
        ],
    ],
)
def test_a_comma_in_a_setting(name: str, value: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        set_value("", name, value)
    assert remedy in refused.value.help


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("[treadmill]\nstep = 0,1\n", "write `step = 0.1`"),
        ('[treadmill]\nstep = "0,1"\n', "write `0.1`"),
        ("[treadmill]\ncalibration = 0,98\n", "write `calibration = 0.98`"),
        ("[runner]\nscale = +2,5%\n", 'write `scale = "+2.5%"`'),
        ('[runner]\nthreshold = "14,5km/h"\n', "write `14.5km/h`"),
        ("[runner]\nmax_hr = 190,5\n", "write `max_hr = 190.5`"),
    ],
)
def test_a_comma_in_the_settings_file(text: str, remedy: str) -> None:
    (found,) = parse_settings(text).diagnostics
    assert (found.line, found.help) == (2, remedy)
