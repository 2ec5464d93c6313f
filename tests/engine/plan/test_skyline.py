from itertools import pairwise

import builders as b
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import PlanError
from runtimer.domain.goals import TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Target
from runtimer.domain.workout import Intensity, Verb, Workout
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.plan.skyline import FINEST, Skyline, skyline


@given(strategies.workouts(), st.integers(1, 200))
def test_it_covers_the_plan_without_a_gap(workout: Workout, columns: int) -> None:
    try:
        plan = plan_workout(workout, Runner())
    except PlanError:
        return
    line = skyline(plan)
    assert line.length_s == pytest.approx(sum(segment.estimate_s for segment in plan.segments))
    assert all(one.end_s == pytest.approx(other.start_s) for one, other in pairwise(line.blocks))
    assert all(0 <= block.height <= 1 for block in line.blocks)
    assert len(line.sampled(columns)) == columns


def test_faster_is_higher_and_a_rest_lies_on_the_ground() -> None:
    line = skyline(b.plan(b.run_s(60, 4.0), b.jog_s(60, 2.0), b.run_s(60, 3.0), b.rest_s(60)))
    fast, slow, middle, rest = (block.height for block in line.blocks)
    assert fast == 1.0
    assert fast > middle > slow > rest == 0.0


def test_steeper_is_higher_at_one_speed() -> None:
    hill = b.step(Verb.RUN, TimeGoal(60), Target(b.hold(3.0).speed, incline_percent=6.0))
    flat, steep = skyline(b.plan(b.run_s(60, 3.0), hill)).blocks
    assert steep.height > flat.height


def test_a_progression_climbs() -> None:
    heights = [
        block.height
        for block in skyline(b.plan(b.step(Verb.RUN, TimeGoal(600), b.progress_to(3.0, 4.0)))).blocks
    ]
    assert len(heights) > 1
    assert heights == sorted(heights)


def test_without_any_difference_in_speed_the_kind_of_work_decides() -> None:
    run, recover = skyline(b.plan(b.run_s(60, 3.0), b.jog_s(60, 3.0))).blocks
    assert run.height > recover.height


def test_a_column_shows_what_fills_most_of_it() -> None:
    line = skyline(b.plan(b.run_s(70, 4.0), b.jog_s(30, 2.0)))
    assert [block.kind for block in line.sampled(1)] == [Intensity.ACTIVE]
    assert [block.kind for block in line.sampled(10)] == [Intensity.ACTIVE] * 7 + [Intensity.RECOVERY] * 3


def test_repetitions_that_are_only_offered_have_their_place() -> None:
    plan = b.plan(b.times(2, b.run_s(60, 4.0), most=3), b.jog_s(60))
    assert [block.start_s for block in skyline(plan).blocks] == [segment.start_s for segment in plan.segments]


def test_two_skylines_are_two_things() -> None:
    assert Skyline(()) != Skyline(())


def test_a_progression_in_a_long_workout_is_drawn_as_finely_as_it_is_seen() -> None:
    strides = b.times(100, b.step(Verb.RUN, TimeGoal(20), b.progress_to(3.0, 7.0)), between=(b.jog_s(40),))
    plan = b.plan(b.times(10, strides))
    line = skyline(plan)
    assert len(line.blocks) < FINEST * 2
    assert all(one.end_s == pytest.approx(other.start_s) for one, other in pairwise(line.blocks))
    assert {block.kind for block in line.blocks} == {Intensity.ACTIVE, Intensity.RECOVERY}
