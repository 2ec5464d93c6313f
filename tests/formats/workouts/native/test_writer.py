"""A workout that is written is a file that a runner would have written, and read again it is the same workout."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import run_m, run_s, times
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import workouts

from runtimer.domain.goals import SendOffGoal
from runtimer.domain.targets import ExactSpeed, NamedSpeed, PaceName, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.units import Unit
from runtimer.domain.workout import Set, Step, Verb, Workout
from runtimer.formats.workouts.native.parser import parse_workout
from runtimer.formats.workouts.native.writer import write_workout

SHIPPED = sorted((Path(__file__).parents[4] / "workouts").glob("*.yaml"))


def read(text: str) -> Workout:
    parsed = parse_workout(text)
    assert parsed.workout, (text, parsed.diagnostics)
    return parsed.workout


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_workout_is_written_as_its_author_wrote_it(path: Path) -> None:
    authored = path.read_text(encoding="utf-8")
    written = write_workout(read(authored))
    assert read(written) == read(authored)
    assert evened(written) == evened(authored.partition("\n")[2])


def evened(text: str) -> str:
    """A file without the breaks of folded lines, and with a minute in seconds: authors do both as they like."""
    head, steps = text.split("\nsteps:\n")
    return re.sub(r"\n  +", " ", head) + re.sub(r"\b1min\b", "60s", steps)


def clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def of(form: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    """Texts of a form whose gaps are filled."""
    return st.tuples(*parts).map(lambda filled: form.format(*filled))


decimals = st.tuples(st.integers(1, 4000), st.sampled_from([1, 4, 10])).map(
    lambda pair: f"{pair[0] / pair[1]:g}"
)
clocks = st.integers(61, 7000).map(clock)
paced = st.integers(150, 700).map(clock)
spans = st.one_of(
    of("{}{}", decimals, st.sampled_from(["s", "min", " min", "'"])),
    clocks,
    of("1h{:02}", st.integers(0, 59)),
)
lengths = st.one_of(
    of("{}{}", decimals, st.sampled_from([" km", "mi"])),
    of("{}{}", st.integers(250, 30_000).map(lambda tenths: f"{tenths / 10:g}"), st.sampled_from(["m", "yd"])),
)
rep_lengths = st.integers(250, 450).map(lambda metres: f"{metres}m")
moving = st.one_of(st.just("open"), spans, lengths, of("to {}", st.one_of(spans, lengths)))
goals = {
    **dict.fromkeys(("warmup", "run", "cooldown"), moving),
    **dict.fromkeys(
        ("jog", "walk", "recover"), st.one_of(moving, st.just("equal"), of("{}% of rep", decimals))
    ),
    "rest": st.one_of(spans, st.just("equal")),
}
names = st.sampled_from([*(name.value for name in PaceName), "E", "MP", "VO2max"])
points = st.one_of(
    names,
    of("{}% {}", st.integers(50, 130), names),
    of(
        "{} {} {}s/{}",
        names,
        st.sampled_from("+-"),
        st.integers(1, 60),
        st.sampled_from(["km", "mi", "400m"]),
    ),
    of("{}/{}", paced, st.sampled_from(["km", "mi"])),
    of("{}s/{}", st.integers(150, 260), st.sampled_from(["800m", "1,000m"])),
)
per_hour = st.integers(40, 250).map(lambda tenths: f"{tenths / 10:g}")
speeds = {
    "pace": st.one_of(
        points, of("{} to {}", points, points), of("{}-{}/km", paced, paced), of("{}-{}", names, names)
    ),
    "speed": st.one_of(
        of("{}km/h", per_hour), of("{}-{} km/h", per_hour, per_hour), of("{} to {} mph", per_hour, per_hour)
    ),
    "in": st.one_of(
        of("{}s", st.integers(60, 99)),
        of("{}-{}s", st.integers(60, 79), st.integers(80, 99)),
        of("1:{}", st.integers(10, 40)),
    ),
}
bands = {
    "incline": of("{}%", st.integers(-12, 80).map(lambda half: f"{half / 2:g}")),
    "hr": st.one_of(of("Z{}", st.integers(1, 5)), of("{}-{}", st.integers(60, 120), st.integers(121, 200))),
    "cadence": st.integers(150, 200).map(str),
    "rpe": st.sampled_from(["3", "7-8", "6.5"]),
}
words = st.one_of(
    st.text(st.sampled_from(" :#-'\"[]{},&*!|>%@`\\~?=<“”–•ab1éÄ漢🏃\u00a0\u200d"), min_size=1, max_size=60),
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20),
    st.sampled_from(
        ["no", "1:30", "null", "2026-03-01", "1e5", "- x", "a: b", "a #b", "word " * 60, "<<", "=", "~"]
    ),
)
places = st.one_of(
    spans,
    of("-{}", spans),
    of("{}%", st.integers(1, 100)),
    lengths,
    of("every {}", st.one_of(spans, lengths)),
)
cues = st.one_of(
    st.fixed_dictionaries({"at": places, "say": words}),
    st.fixed_dictionaries({"at": places, "sound": st.sampled_from(["go", "bells/gong.wav", "a: b.wav"])}),
)


@st.composite
def steps(draw: st.DrawFn, reps: int = 0) -> dict[str, Any]:
    """A step as written; in a set of so many repetitions its values may be lists."""

    def each(texts: st.SearchStrategy[str]) -> str | list[str]:
        return (
            draw(st.lists(texts, min_size=reps, max_size=reps))
            if reps and draw(st.booleans())
            else draw(texts)
        )

    verb = draw(st.sampled_from(sorted(goals)))
    key = draw(st.sampled_from(["", *speeds]))
    step: dict[str, Any] = {verb: each(rep_lengths if key == "in" else goals[verb])}
    if key and verb != "rest":
        step[key] = each(speeds[key])
    for band in draw(st.lists(st.sampled_from(sorted(bands)), max_size=2, unique=True)):
        step[band] = each(bands[band])
    step |= draw(st.fixed_dictionaries({}, optional={"name": words, "note": words, "say": words}))
    return step | ({"cues": draw(st.lists(cues, min_size=1, max_size=2))} if draw(st.booleans()) else {})


@st.composite
def sets(draw: st.DrawFn, depth: int = 1) -> dict[str, Any]:
    """A set as written."""
    due = draw(st.integers(2, 5))
    most = due + draw(st.integers(0, 1))
    inner = steps(most) if not depth else st.one_of(steps(most), sets(depth - 1))
    part: dict[str, Any] = {"repeat": str(due) if most == due else f"{due}-{most}"}
    part["steps"] = draw(st.lists(inner, min_size=1, max_size=2))
    if draw(st.booleans()):
        part["between"] = [draw(steps(most - 1))]
    return part | draw(st.fixed_dictionaries({}, optional={"every": spans}))


untils = st.fixed_dictionaries(
    {"repeat": of("until {}", st.one_of(spans, lengths)), "steps": st.lists(steps(), min_size=1, max_size=2)}
)
documents = st.fixed_dictionaries(
    {"name": words, "steps": st.lists(st.one_of(steps(), sets(), untils), min_size=1, max_size=3)},
    optional={
        "about": words,
        "author": words,
        "license": st.sampled_from(["CC0-1.0", "MIT OR CC-BY-4.0"]),
        "source": words,
        "tags": st.lists(words, min_size=1, max_size=3),
    },
)


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(documents)
def test_what_an_author_wrote_is_the_same_workout_after_it_is_written(document: dict[str, Any]) -> None:
    parsed = parse_workout(yaml.safe_dump(document, allow_unicode=True, width=10_000))
    assume(parsed.workout)
    assert parsed.workout
    assert read(write_workout(parsed.workout)) == parsed.workout


@given(workouts())
def test_a_workout_that_no_author_wrote_is_put_into_figures(workout: Workout) -> None:
    written = read(write_workout(workout))
    assert write_workout(written) == write_workout(workout)
    for (_, part), (_, again) in zip(workout.walk(), written.walk(), strict=True):
        if isinstance(part, Set):
            assert isinstance(again, Set)
            assert (part.times, part.every_s) == (again.times, again.every_s)
        else:
            assert isinstance(again, Step)
            assert (part.verb, part.goals, part.cues) == (again.verb, again.goals, again.cues)
            assert ends(again) == pytest.approx(ends(part), rel=1e-6)


def ends(step: Step) -> list[float]:
    """The speeds of a step, the slower end of a range first."""
    speeds = [target.speed for target in step.targets if target.speed]
    points = [(speed.start, speed.end) for speed in speeds]
    exact = [[point.mps for point in pair if isinstance(point, ExactSpeed)] for pair in points]
    ordered = [
        pair if speed.shape is Shape.PROGRESSION else sorted(pair)
        for pair, speed in zip(exact, speeds, strict=True)
    ]
    return [mps for pair in ordered for mps in pair]


FIVE_K, TEN_K = NamedSpeed(PaceName.FIVE_K), NamedSpeed(PaceName.TEN_K)
FOUR, FIVE = ExactSpeed(4.0), ExactSpeed(5.0)


@pytest.mark.parametrize(
    ("target", "line"),
    [
        (SpeedTarget("", FIVE_K, FIVE_K), "pace: 5k"),
        (SpeedTarget("", TEN_K, FIVE_K, Shape.RANGE), "pace: 10k-5k"),
        (SpeedTarget("", TEN_K, FIVE, Shape.PROGRESSION), "pace: 10k to 3:20/km"),
        (SpeedTarget("", replace(FIVE_K, share=0.95), replace(FIVE_K, share=0.95)), "pace: 95% 5k"),
        (SpeedTarget("", replace(FIVE_K, offset_s_per_m=-0.005), replace(FIVE_K, offset_s_per_m=-0.005)), "pace: 5k - 5s/km"),
        (SpeedTarget("", FOUR, FIVE, Shape.RANGE), "pace: 3:20-4:10/km"),
        (SpeedTarget("", FIVE, FIVE, quantity=Quantity.SPEED), "speed: 18km/h"),
        (SpeedTarget("", FOUR, FIVE, Shape.RANGE, Quantity.SPEED), "speed: 14.4-18km/h"),
        (SpeedTarget("", ExactSpeed(4.4704), ExactSpeed(4.4704), quantity=Quantity.SPEED, unit=Unit.MI), "speed: 10mph"),
        (SpeedTarget("", FOUR, FIVE, Shape.RANGE, Quantity.TIME), "in: 80-100s"),
        (SpeedTarget("3:20 /km", FIVE, FIVE, unit=Unit.KM), "pace: 3:20 /km"),
        (SpeedTarget("4:00/km", FIVE, FIVE, unit=Unit.KM), "pace: 3:20/km"),
    ],
)  # fmt: skip
def test_a_speed_is_written_as_a_runner_would(target: SpeedTarget, line: str) -> None:
    step = replace(run_m(400), targets=(Target(target),))
    assert write_workout(Workout("x", (step,))) == f"name: x\nsteps:\n  - run: 400m\n    {line}\n"


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("Even splits", "Even splits"),
        ("7 × 1000 m", "7 × 1000 m"),
        ("Don't: look", '"Don\'t: look"'),
        ("no", '"no"'),
        ("2026", '"2026"'),
        ("#1", '"#1"'),
        ("- dash", '"- dash"'),
        ('"so"', '"\\"so\\""'),
    ],
)
def test_a_text_has_quotes_only_where_it_needs_them(words: str, spelled: str) -> None:
    assert write_workout(Workout(words, (run_s(90),))) == f"name: {spelled}\nsteps:\n  - run: 90s\n"


def test_a_long_text_is_folded() -> None:
    step = replace(run_s(90), note=("eleven char " * 30).strip())
    lines = write_workout(Workout("x", (times(2, times(3, step)),))).splitlines()
    assert "            note: >-" in lines
    assert max(map(len, lines)) <= 120
    assert read("\n".join(lines)).steps == (times(2, times(3, step)),)


@pytest.mark.parametrize(
    "step",
    [
        Step(Verb.REST, (SendOffGoal(60),)),
        replace(run_s(60), targets=(Target(SpeedTarget("", TEN_K, FIVE, Shape.RANGE)),)),
        replace(
            run_s(60), targets=(Target(SpeedTarget("", TEN_K, replace(FIVE_K, share=1.1), Shape.RANGE)),)
        ),
        replace(run_s(60), targets=(Target(incline_percent=1), Target())),
    ],
)
def test_what_no_file_can_say_is_refused(step: Step) -> None:
    with pytest.raises(ValueError, match=r"no file|every repetition"):
        write_workout(Workout("x", (times(2, step),)))
