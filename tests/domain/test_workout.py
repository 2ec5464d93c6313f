"""The workout as authored, and what cannot be one."""

from __future__ import annotations

from collections.abc import Callable

import builders as b
import pytest

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.targets import Target
from runtimer.domain.workout import AuthoredCue, Intensity, Mark, MarkKind, Set, Step, Times, Verb, Workout

MARK = Mark(MarkKind.SHARE, 0.5)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Step(Verb.RUN, ()),
        lambda: Step(Verb.RUN, (TimeGoal(60),), ()),
        lambda: Set(Times(2, 2), ()),
        lambda: Workout("nothing", ()),
        lambda: Times(0, 3),
        lambda: Times(4, 3),
        lambda: Times(1, 101),
        lambda: AuthoredCue(MARK),
        lambda: AuthoredCue(MARK, say="now", sound="go"),
        lambda: TimeGoal(0),
        lambda: DistanceGoal(float("inf")),
    ],
)
def test_what_cannot_be_run_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        make()


def test_lists_serve_each_repetition_and_the_last_entry_those_added_later() -> None:
    goals = (DistanceGoal(400), DistanceGoal(800))
    step = Step(Verb.RUN, goals, (Target(rpe=None), Target(incline_percent=1.0), Target(incline_percent=2.0)))
    assert [step.goal(repetition) for repetition in range(4)] == [*goals, goals[1], goals[1]]
    assert [step.target(repetition).incline_percent for repetition in range(4)] == [None, 1.0, 2.0, 2.0]
    assert [step.entry(repetition) for repetition in range(4)] == [0, 1, 2, 2]


def test_walk_has_every_step_and_set_at_its_address_in_the_order_of_the_file() -> None:
    warm_up, rep, jog, cool_down = b.jog_s(600), b.run_m(1000), b.jog_s(90), b.jog_s(300)
    repeat = b.times(7, rep, between=(jog,))
    walked = list(Workout("7 × 1000 m", (warm_up, repeat, cool_down)).walk())
    assert walked == [((0,), warm_up), ((1,), repeat), ((1, 0), rep), ((1, 1), jog), ((2,), cool_down)]


def test_each_verb_is_a_kind_of_work() -> None:
    assert {verb.intensity for verb in Verb} == set(Intensity)
    assert {verb for verb in Verb if verb.intensity is Intensity.RECOVERY} == {
        Verb.JOG,
        Verb.WALK,
        Verb.RECOVER,
    }
