"""Every spelling of a goal, a count and a mark in the format's design, through the file."""

from __future__ import annotations

import pytest
from formats.files import codes, parsed_first, parsed_step
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.units import LengthUnit
from runtimer.domain.workout import Mark, MarkKind, Set, Step, Times, Until, Verb
from runtimer.formats.workouts.native.parser import parse_workout

M, KM, MI, YD = LengthUnit.M, LengthUnit.KM, LengthUnit.MI, LengthUnit.YD


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("90 sec", 90),
        ("2min", 120),
        ("2 minutes", 120),
        ("1h30", 5400),
        ("1h05min", 3900),
        ("1:30", 90),
        ("1:05:30", 3930),
        ("2'", 120),
        ("1'30\"", 90),
        ("1′30″", 90),
        ("1’30”", 90),
        ("2′", 120),
        ("45″", 45),
        ("2.5min", 150),
        ("1.5 h", 5400),
        ("1h 5min 10s", 3910),
        ("2min30", 150),
        ("1 hour", 3600),
        ("90:00", 5400),
        ("1:12.5", 72.5),
        ("90S", 90),
    ],
)
def test_times(text: str, seconds: float) -> None:
    assert parsed_step(run=text).goals == (TimeGoal(seconds),)
    assert parsed_step(run=f"to {text}").goals == (TotalTimeGoal(seconds),)


@pytest.mark.parametrize(
    ("text", "metres", "unit"),
    [
        ("1000m", 1000, M),
        ("1,000m", 1000, M),
        ("1km", 1000, KM),
        ("1.5 km", 1500, KM),
        ("1mi", 1609.344, MI),
        ("1 mile", 1609.344, MI),
        ("2 miles", 3218.688, MI),
        ("0.25mi", 402.336, MI),
        ("400yd", 365.76, YD),
        ("20m", 20, M),
        ("10,000 metres", 10000, M),
    ],
)
def test_distances(text: str, metres: float, unit: LengthUnit) -> None:
    goal = parsed_step(run=text).goals[0]
    assert isinstance(goal, DistanceGoal)
    assert (goal.metres, goal.unit) == (pytest.approx(metres, rel=1e-12), unit)
    total = parsed_step(run=f"to {text}").goals[0]
    assert isinstance(total, TotalDistanceGoal)
    assert (total.metres, total.unit) == (pytest.approx(metres, rel=1e-12), unit)


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("open", OpenGoal()),
        ("50% of rep", ShareGoal(0.5)),
        ("equal", ShareGoal(1.0)),
        ("100% OF REP", ShareGoal(1.0)),
    ],
)
@pytest.mark.parametrize("verb", ["recover", "jog", "walk", "rest"])
def test_recoveries_take_relative_goals(verb: str, text: str, goal: Goal) -> None:
    assert parsed_step(**{verb: text}).goals == (goal,)


@pytest.mark.parametrize("verb", ["run", "warmup", "cooldown"])
def test_only_recoveries_take_relative_goals(verb: str) -> None:
    assert codes([{verb: "50% of rep"}]) == ["share-here"]
    assert codes([{verb: "equal"}]) == ["share-here"]
    assert parsed_step(**{verb: "open"}).goals == (OpenGoal(),)


@pytest.mark.parametrize(
    ("text", "code", "offered"),
    [
        ("90", "bare-number", "did you mean `90s` or `90m`?"),
        ("5", "bare-number", "did you mean `5s` or `5min`?"),
        ("5m", "short-distance", "did you mean `5min` or `5mi`?"),
        ("19.9 m", "short-distance", "did you mean `19.9min` or `19.9mi`?"),
        ("5k", "unknown-unit", "did you mean `5km`?"),
        ("10M", "capital-m", "write `10m` or `10mi`"),
        ("50%", "not-a-goal", "did you mean `50% of rep`?"),
        ("3x400m", "unknown-unit", "write `repeat: 3` with `run: 400m` in its `steps`"),
        ("3 x 400m", "unknown-unit", "write `repeat: 3` with `run: 400m` in its `steps`"),
        ("12 × 1:30", "unknown-unit", "write `repeat: 12` with `run: 1:30` in its `steps`"),
        ("6x400", "unknown-unit", "write `repeat: 6` with `run: 400m` in its `steps`"),
        ("10 minuts", "unknown-unit", "did you mean `10 min`?"),
        ("90secnds", "unknown-unit", "did you mean `90 s`?"),
        ("2.5 kilomters", "unknown-unit", "did you mean `2.5 km`?"),
    ],
)
def test_what_was_probably_meant_is_offered(text: str, code: str, offered: str) -> None:
    diagnostics = parse_workout(f"name: x\nsteps:\n  - jog: {text}\n").diagnostics
    assert [(one.code, one.help, one.line, one.column) for one in diagnostics] == [(code, offered, 3, 10)]


@pytest.mark.parametrize(
    "text",
    [
        *("0s", "0:00", "0km", "1:75", "1:5", "-90s", "90 apples", "1,5km", "1:30:99", "٩٠s"),
        *("no", "~", "1e3m", "to", "to open", "1234567890s", "1.2.3s", "k", "m"),
    ],
)
def test_what_is_not_understood_is_one_error(text: str) -> None:
    assert len(codes([{"run": text}])) == 1


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("7", Times(7, 7)),
        ("4-6", Times(4, 6)),
        ("4–6", Times(4, 6)),
        ("100", Times(100, 100)),
        ("until 30min", Until(TimeGoal(1800))),
    ],
)
def test_counts(text: str, times: Times | Until) -> None:
    part = parsed_first([{"repeat": text, "steps": [{"run": "1km"}]}])
    assert isinstance(part, Set)
    assert part.times == times


def test_until_a_distance_with_send_off() -> None:
    part = parsed_first(
        [{"repeat": "until 5mi", "every": "5:00", "steps": [{"run": "1km"}], "between": [{"jog": "open"}]}]
    )
    assert isinstance(part, Set)
    assert isinstance(part.times, Until)
    assert part.times.goal == DistanceGoal(5 * 1609.344, MI)
    assert part.every_s == 300
    assert part.children == (Step(Verb.RUN, (DistanceGoal(1000, KM),)), Step(Verb.JOG, (OpenGoal(),)))


@pytest.mark.parametrize(
    "text", ["0", "101", "6-101", "6-4", "x", "-3", "until", "until open", "7 times", "2.5"]
)
def test_counts_out_of_range(text: str) -> None:
    assert len(codes([{"repeat": text, "steps": [{"run": "1km"}]}])) == 1


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("30s", Mark(MarkKind.AFTER_SECONDS, 30)),
        ("-30s", Mark(MarkKind.BEFORE_END_SECONDS, 30)),
        ("−0:30", Mark(MarkKind.BEFORE_END_SECONDS, 30)),
        ("50%", Mark(MarkKind.SHARE, 0.5)),
        ("400m", Mark(MarkKind.AFTER_METRES, 400)),
        ("every 400m", Mark(MarkKind.EVERY_METRES, 400)),
        ("every 5min", Mark(MarkKind.EVERY_SECONDS, 300)),
    ],
)
def test_marks(text: str, mark: Mark) -> None:
    step = parsed_step(run="5km", cues=[{"at": text, "say": "Halfway"}, {"at": text, "sound": "tick"}])
    assert [(cue.at, cue.say, cue.sound) for cue in step.cues] == [
        (mark, "Halfway", None),
        (mark, None, "tick"),
    ]


@pytest.mark.parametrize(
    "path",
    ["../a.wav", "/a.wav", "C:/a.wav", "a\\b.wav", "sounds/../../a.wav", "c:a.wav", "gong", "sounds/", "~"],
)
def test_sounds_stay_in_the_folder(path: str) -> None:
    assert len(codes([{"run": "5km", "cues": [{"at": "50%", "sound": path}]}])) == 1


@pytest.mark.parametrize("path", ["gong.wav", "sounds/gong.wav", "a..b.wav", "last-rep"])
def test_sounds_in_the_folder(path: str) -> None:
    assert parsed_step(run="5km", cues=[{"at": "50%", "sound": path}]).cues[0].sound == path


@given(st.integers(1, 9 * 3600))
def test_all_spellings_of_a_time_mean_the_same(seconds: int) -> None:
    minutes, rest = divmod(seconds, 60)
    hours, short = divmod(minutes, 60)
    clocks = [f"{minutes}:{rest:02}", f"{hours}:{short:02}:{rest:02}", f"{minutes}'{rest:02}\""]
    for text in [f"{seconds}s", f"{hours}h {short}min {rest}s", *clocks]:
        assert parsed_step(run=text).goals == (TimeGoal(seconds),)
