"""The edges of *back* and of a changed goal: what is over is passed over, and three seconds are left."""

from __future__ import annotations

import builders as b
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.goals import DistanceGoal, TotalTimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Verb, Workout
from runtimer.engine.news import SegmentSkipped, SendOffMissed
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Back, Command, Extend, Start
from runtimer.engine.session import Session


def test_back_passes_over_a_total_that_is_reached() -> None:
    session = b.session(b.run_s(20), b.step(Verb.JOG, TotalTimeGoal(30)), b.run_s(60))
    session.advance(b.at(31))
    events = b.give(session, Back(), 31)
    assert b.entered(events) == [(0, 31)]
    assert not [event for event in events if isinstance(event, SegmentSkipped)]


def test_back_passes_over_a_send_off_that_is_over() -> None:
    session = b.session(b.times(2, b.run_s(20), every_s=30))
    session.advance(b.at(31))
    events = b.give(session, Back(), 31)
    assert b.entered(events) == [(0, 31)]
    assert not [event for event in events if isinstance(event, SendOffMissed)]


def test_back_begins_again_where_nothing_before_can_be_run() -> None:
    session = b.session(b.step(Verb.JOG, TotalTimeGoal(30)), b.run_s(60))
    session.advance(b.at(31))
    assert b.entered(b.give(session, Back(), 31)) == [(1, 31)]


def test_minus_in_a_slowing_progression_leaves_three_seconds() -> None:
    session = b.session(b.step(Verb.RUN, DistanceGoal(120), b.progress_to(6, 2)))
    b.give(session, Extend(-10, -100), 1)
    assert session.next_deadline() is not None
    b.run_out(session)
    assert session.passes[0].moving_s >= 4 - 1e-5


def left_s(session: Session, now: float) -> float | None:
    """Seconds to the end of the step, None where only a key ends it."""
    ends = next(session.outlook(b.at(now))).ends
    return None if ends is None else (ends - b.at(now)).total_seconds()


changes: st.SearchStrategy[Command] = st.one_of(
    strategies.commands, st.builds(Extend, st.floats(-60, 60), st.floats(-600, 600))
)


@given(strategies.workouts(), st.lists(st.tuples(st.floats(0, 60), changes), max_size=12))
@settings(max_examples=150)
def test_a_changed_goal_leaves_three_seconds_or_what_was_left(
    workout: Workout, script: list[tuple[float, Command]]
) -> None:
    session = Session(plan_workout(workout, Runner()))
    b.give(session, Start(0), 0)
    now = 0.0
    for wait, command in script:
        now += wait
        session.advance(b.at(now))
        before = left_s(session, now)
        try:
            b.give(session, command, now)
        except IllegalCommand:
            continue
        if isinstance(command, Extend) and before is not None:
            after = left_s(session, now)
            assert after is not None
            assert after >= min(before, 3.0) - 1e-4
