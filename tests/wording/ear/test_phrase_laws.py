"""Laws of words for the ear: in every language, of every saying, for every runner."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import workouts

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
from runtimer.domain.runner import Runner
from runtimer.domain.sound import languages
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
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Verb, Workout
from runtimer.engine.cues.sayings import (
    Authored,
    Beginning,
    BeltStep,
    ComingNext,
    Finished,
    Halfway,
    Left,
    RepResult,
    Saying,
    SendOffLate,
    SplitPassed,
    Whereabouts,
)
from runtimer.engine.plan.plan import Rep, Segment
from runtimer.engine.plan.planner import plan_workout
from runtimer.wording.ear import phrases

WORDS = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*[.,]?")
"""A word, hyphens in it; a comma or full stop may follow."""

amounts = st.floats(0.01, 200_000)
goals: st.SearchStrategy[Goal] = st.one_of(
    st.builds(TimeGoal, amounts),
    st.builds(DistanceGoal, amounts, st.sampled_from(LengthUnit)),
    st.just(OpenGoal()),
    st.builds(TotalTimeGoal, amounts),
    st.builds(TotalDistanceGoal, amounts, st.sampled_from(LengthUnit)),
    st.builds(ShareGoal, st.floats(0.05, 10)),
    st.builds(SendOffGoal, amounts),
)
points = st.one_of(
    st.builds(ExactSpeed, st.floats(0.3, 12.5)),
    st.builds(
        NamedSpeed,
        st.sampled_from(PaceName),
        st.sampled_from([1.0, 0.9, 1.055]),
        st.sampled_from([0.0, 0.015, -0.01]),
    ),
)


@st.composite
def speed_targets(draw: st.DrawFn) -> SpeedTarget:
    """Any target, by numbers, names or both."""
    shape, start = draw(st.sampled_from(Shape)), draw(points)
    end = start if shape is Shape.HOLD else draw(points)
    unit = draw(st.one_of(st.none(), st.sampled_from(Unit)))
    return SpeedTarget("~ 3:45/km × 2 %", start, end, shape, draw(st.sampled_from(Quantity)), unit)


def bands(low: float, high: float) -> st.SearchStrategy[Band]:
    """Single values, and ranges."""
    return st.tuples(st.floats(low, high), st.floats(low, high)).map(lambda ends: Band(min(ends), max(ends)))


targets = st.builds(
    Target,
    st.one_of(st.none(), speed_targets()),
    st.one_of(st.none(), st.floats(-6, 40)),
    st.one_of(st.none(), bands(40, 230), st.builds(Zone, st.integers(1, 5))),
    st.one_of(st.none(), bands(100, 260)),
    st.one_of(st.none(), bands(1, 10)),
)
reps = st.tuples(st.integers(1, 100), st.integers(1, 100)).map(lambda pair: Rep(min(pair), max(pair)))
speeds = st.one_of(st.none(), st.just(0.0), st.floats(0.3, 12.5))
addresses = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(tuple)
segments = st.builds(
    Segment,
    index=st.just(0), address=addresses, verb=st.sampled_from(Verb), goal=goals, target=targets,
    reps=st.lists(reps, max_size=3).map(tuple), sets=st.just(()), between=st.booleans(), optional=st.booleans(), speeds_mps=st.just(()),
    asked_mps=st.just(()), start_s=st.just(0.0), duration_s=st.one_of(st.none(), amounts), estimate_s=amounts, metres=amounts,
    estimated=st.booleans(), metres_estimated=st.booleans(),
)  # fmt: skip
lefts = st.one_of(st.builds(Left, seconds=amounts), st.builds(Left, metres=amounts))
offs = st.one_of(st.none(), st.floats(-500, 500))
heard: dict[type[Saying], st.SearchStrategy[Saying]] = {
    Beginning: st.builds(Beginning, segments, goals, speeds),
    ComingNext: st.builds(ComingNext, segments, speeds),
    BeltStep: st.builds(BeltStep, st.floats(0.3, 12.5)),
    Halfway: st.just(Halfway()),
    Left: lefts,
    SplitPassed: st.builds(SplitPassed, st.integers(1, 500), amounts, offs),
    RepResult: st.builds(RepResult, amounts, offs),
    SendOffLate: st.builds(SendOffLate, amounts),
    Finished: st.builds(Finished, st.integers(0, 500), amounts, amounts),
    Whereabouts: st.builds(
        Whereabouts, st.one_of(st.none(), segments), st.one_of(st.none(), lefts), amounts, speeds
    ),
}
treadmills = st.sampled_from(
    [
        None,
        Treadmill(),
        Treadmill(Unit.MI, lowest=0.5, top=12),
        Treadmill(step=0.25, calibration=((10, 9.6),)),
    ]
)
paces = st.dictionaries(st.sampled_from(PaceName), st.floats(1, 7))
runners = st.builds(Runner, st.sampled_from(Unit), paces, treadmill=treadmills, scale=st.floats(0.8, 1.2))


def test_every_saying_is_under_the_laws() -> None:
    assert {*heard, Authored} == set(get_args(Saying))
    assert {"en", "de"} <= set(languages())


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("kind", heard, ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=60)
def test_words_and_nothing_else_each_wording_shorter(
    code: str, kind: type[Saying], data: st.DataObject
) -> None:
    saying, runner = data.draw(heard[kind]), data.draw(runners)
    said = phrases.phrases(saying, runner, code)
    assert said
    for phrase in said:
        assert [word for word in phrase.split(" ") if not WORDS.fullmatch(word)] == [], phrase
        assert phrase.endswith(".")
        assert phrase[0].isupper()
    lengths = [len(phrase.split()) for phrase in said]
    assert lengths == sorted(set(lengths), reverse=True)
    assert phrases.phrases(saying, runner, code) == said


@given(workouts(), runners)
@settings(max_examples=40)
def test_shorter_wordings_say_nothing_new(workout: Workout, runner: Runner) -> None:
    for segment in plan_workout(workout, runner).segments[:20]:
        full, *shorter = phrases.phrases(Beginning(segment, segment.goal, segment.speed_mps), runner)
        for phrase in shorter:
            assert set(re.findall(r"\w+", phrase.lower())) <= set(re.findall(r"\w+", full.lower()))


@given(st.text())
def test_the_authors_words_are_theirs(text: str) -> None:
    assert {phrases.phrases(Authored(text), Runner(), code) for code in languages()} == {
        (text,) if text.strip() else ()
    }
