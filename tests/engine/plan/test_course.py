"""The course of a pass: where the runner is at which moving time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import DistanceGoal, OpenGoal, TimeGoal
from runtimer.engine.plan.course import Resolved, amounts, lay

speeds = st.lists(st.floats(0.5, 7), min_size=1, max_size=9).map(tuple)
goals: st.SearchStrategy[Resolved] = st.one_of(
    st.floats(10, 4000).map(TimeGoal), st.floats(50, 9000).map(DistanceGoal)
)


@given(goals, speeds)
def test_a_course_ends_at_its_goal(goal: Resolved, speeds_mps: tuple[float, ...]) -> None:
    course = lay(goal, speeds_mps, 2.5, portions_of=goal)
    assert course.length_s is not None
    seconds, metres = amounts(goal, speeds_mps, 2.5)
    assert course.length_s == pytest.approx(seconds)
    assert course.metres_at(course.length_s) == pytest.approx(metres)


@given(goals, speeds, st.floats(0, 1))
def test_place_and_time_are_each_others_inverse(
    goal: Resolved, speeds_mps: tuple[float, ...], share: float
) -> None:
    course = lay(goal, speeds_mps, 2.5, portions_of=goal)
    assert course.length_s is not None
    moving_s = share * course.length_s
    assert course.moving_at(course.metres_at(moving_s)) == pytest.approx(moving_s, abs=1e-6)


@given(goals, speeds)
def test_legs_join(goal: Resolved, speeds_mps: tuple[float, ...]) -> None:
    for leg, following in itertools.pairwise(lay(goal, speeds_mps, 2.5, portions_of=goal).legs):
        assert leg.moving_s < following.moving_s
        assert leg.metres + leg.mps * (following.moving_s - leg.moving_s) == pytest.approx(following.metres)


@given(goals, speeds, st.floats(0.05, 0.95))
def test_a_course_laid_on_the_way_is_the_rest_of_the_whole_one(
    goal: Resolved, speeds_mps: tuple[float, ...], share: float
) -> None:
    whole = lay(goal, speeds_mps, 2.5, portions_of=goal)
    assert whole.length_s is not None
    moving_s = share * whole.length_s
    later = lay(goal, speeds_mps, 2.5, portions_of=goal, moving_s=moving_s, metres=whole.metres_at(moving_s))
    assert later.length_s == pytest.approx(whole.length_s)
    assert later.metres_at(whole.length_s) == pytest.approx(whole.metres_at(whole.length_s))


def test_an_unknown_speed_never_becomes_a_countdown() -> None:
    course = lay(DistanceGoal(1000), (), 3.0, portions_of=DistanceGoal(1000))
    assert (course.length_s, course.guessed) == (None, True)


def test_a_distance_by_feel_is_ended_by_key_though_its_speed_was_typed() -> None:
    course = lay(DistanceGoal(1000), (4.0,), 3.0, portions_of=DistanceGoal(1000), by_feel=True)
    assert (course.length_s, course.guessed) == (None, False)
    assert course.moving_at(1000) == 250


def test_an_open_step_keeps_the_first_speed_of_a_progression() -> None:
    course = lay(OpenGoal(), (3.0, 3.5), 2.5, portions_of=OpenGoal())
    assert course.length_s is None
    assert course.metres_at(100) == 300


def test_a_distance_that_lies_behind_is_reached_at_once() -> None:
    course = lay(DistanceGoal(400), (4.0,), 2.5, portions_of=DistanceGoal(1000), moving_s=120, metres=480)
    assert course.length_s == 120
