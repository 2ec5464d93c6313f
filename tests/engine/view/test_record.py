"""The record: what came of a session, folded from its news."""

from __future__ import annotations

import builders as b
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.news import VOID, Event, Noticed, Outcome
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Finish, Next, Pause, Resume, Start, Undo
from runtimer.engine.session import Session
from runtimer.engine.view.record import Record, fold


def played(script: list[tuple[float, Command]], workout: Workout) -> tuple[Session, list[Event]]:
    session = Session(plan_workout(workout, Runner()))
    events, now = session.apply(Start(0), b.at(0)), 0.0
    for wait, command in script:
        now += wait
        try:
            events += session.apply(command, b.at(now))
        except IllegalCommand:
            events += session.advance(b.at(now))
    return session, events


@given(strategies.workouts(), st.lists(st.tuples(st.floats(0, 90), strategies.commands), max_size=12))
@settings(max_examples=80)
def test_the_passes_of_a_record_come_to_the_sums_of_the_session(
    workout: Workout, script: list[tuple[float, Command]]
) -> None:
    """Those that were taken back count in neither; those that were left and run again count in both."""
    session, events = played(script, workout)
    record = fold(events)
    counted = [p for p in record.passes if p.outcome is not Outcome.TAKEN_BACK]
    assert sum(p.moving_s for p in counted) == pytest.approx(session.state.moving_s)
    assert sum(p.metres for p in counted) == pytest.approx(session.state.metres)


def test_pauses_have_their_times_and_end_with_the_session() -> None:
    session = b.session(b.run_s(60))
    events = [*b.give(session, Pause(), 10), *b.give(session, Resume(), 15), *b.give(session, Pause(), 20)]
    began = fold([*b.session(b.run_s(60)).apply(Next(), b.at(0))])
    assert began.complete
    record = fold([*Session(b.plan(b.run_s(60))).apply(Start(0), b.at(0)), *events])
    assert record.pauses == ((b.at(10), b.at(15)),)
    assert record.paused_at == b.at(20)
    assert record.paused_s == 5
    left = record
    for event in b.give(session, Finish(), 50):
        left = left.add(event)
    assert (left.ended, left.complete, left.paused_s) == (b.at(50), False, 35)


def test_leaving_that_was_taken_back_never_ended_the_record() -> None:
    session = Session(b.plan(b.run_s(60)))
    events = session.apply(Start(0), b.at(0))
    for command, seconds in ((Finish(), 20), (Undo(), 40)):
        events += session.apply(command, b.at(seconds))
    record = fold(events)
    assert (record.passes, record.ended, record.paused_at) == ((), None, b.at(20))


def test_news_that_is_no_event_changes_nothing() -> None:
    assert Record().add(Noticed(b.at(3), "no sound device")) == Record()


def test_what_was_left_backwards_stays_in_the_record_as_void() -> None:
    session, events = played([(10.0, strategies.Back())], Workout("w", (b.run_s(60),)))
    assert [p.outcome for p in fold(events).passes] == [Outcome.LEFT]
    assert Outcome.LEFT in VOID
    assert session.state.moving_s == 10
