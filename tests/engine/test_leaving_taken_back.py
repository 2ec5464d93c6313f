"""Leaving early is taken back: the session returns paused at the instant at which it was left."""

from __future__ import annotations

from datetime import timedelta

import builders as b
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.news import Event, Outcome, SegmentEntered, SessionReopened
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Done, Finish, Next, Pause, Resume, Start, Undo
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.engine.view.record import fold
from runtimer.wording.eye.events import Telling, event


def of_minutes() -> Session:
    """A session of a minute of running and one of jogging."""
    return b.session(b.run_s(60, 4), b.jog_s(60))


def left_at(session: Session, seconds: float, back: float) -> list[Event]:
    """Leave, and take it back later; undoable all the while."""
    events = [
        *session.advance(b.at(seconds)),
        *b.give(session, Finish(), seconds),
        *session.advance(b.at(back)),
    ]
    assert session.glance(b.at(back)).undoable
    return [*events, *b.give(session, Undo(), back)]


@pytest.mark.parametrize("back", [21, 30.5, 7200])
def test_however_long_it_stood_the_time_since_is_a_pause(back: float) -> None:
    """Seen: after LEFT EARLY ← was refused with *the session is over*."""
    session = of_minutes()
    events = left_at(session, 20, back)
    assert events[-1] == SessionReopened(b.at(back), 1, b.at(20))
    glance = session.glance(b.at(back))
    assert (glance.phase, glance.seconds, glance.metres, glance.serial) == (Phase.PAUSED, 40, 80, 1)
    assert (glance.paused_s, glance.left_s, glance.undoable) == (int(back) - 20, 100, False)
    assert session.passes == ()
    events += [*b.give(session, Resume(), back + 1), *b.run_out(session)]
    assert [(p.serial, p.outcome, p.moving_s) for p in session.passes] == [
        (1, Outcome.DONE, 60),
        (2, Outcome.DONE, 60),
    ]
    record = fold(events)
    lead_in_s = 3 if back + 1 - 20 > 10 else 0
    assert (record.passes, record.complete) == (session.passes, True)
    assert record.pauses == ((b.at(20), b.at(back + 1 + lead_in_s)),)
    assert record.ended == b.at(120 + back + 1 + lead_in_s - 20) == session.state.ended
    assert record.paused_s == session.state.paused_s == back + 1 + lead_in_s - 20


def test_the_record_is_of_a_session_that_is_under_way_until_it_is_left_again() -> None:
    session = of_minutes()
    events = left_at(session, 20, 100)
    record = fold(events)
    assert (record.passes, record.ended, record.complete, record.paused_at) == ((), None, False, b.at(20))
    events += b.give(session, Finish(), 130)
    record = fold(events)
    assert [(p.serial, p.outcome, p.moving_s) for p in record.passes] == [(1, Outcome.BROKEN_OFF, 20)]
    assert (record.ended, record.complete, record.paused_s) == (b.at(130), False, 110)
    events += b.give(session, Undo(), 500)
    assert session.state.paused_at == fold(events).paused_at == b.at(20)


def test_left_in_a_pause_that_pause_goes_on() -> None:
    session = of_minutes()
    b.give(session, Pause(), 10)
    assert left_at(session, 20, 100)[-1] == SessionReopened(b.at(100), 1, b.at(10))
    assert (session.phase, session.glance(b.at(100)).paused_s) == (Phase.PAUSED, 90)


def test_left_in_the_lead_in_its_pause_goes_on() -> None:
    session = of_minutes()
    b.give(session, Pause(), 10)
    b.give(session, Resume(), 30)
    assert left_at(session, 31, 100)[-1] == SessionReopened(b.at(100), 1, b.at(10))
    assert (session.phase, session.glance(b.at(100)).paused_s, session.next_deadline()) == (
        Phase.PAUSED,
        90,
        None,
    )


@pytest.mark.parametrize("before", [[], [(Pause(), 3.0)]], ids=["get-ready", "paused in it"])
def test_left_while_getting_ready_it_is_paused_there(before: list[tuple[Command, float]]) -> None:
    session = Session(b.plan(b.run_s(60), b.jog_s(60)))
    events = b.give(session, Start(10), 0)
    for command, seconds in before:
        events += b.give(session, command, seconds)
    events += left_at(session, 4, 100)
    assert (session.phase, session.state.segment and session.state.segment.index) == (Phase.PAUSED, 0)
    events += [*b.give(session, Resume(), 101), *b.run_out(session)]
    assert b.entered(events) == [(0, 111), (1, 171)]
    assert (fold(events).pauses, fold(events).passes) == ((), session.passes)
    assert session.state.paused_s == 0


def test_before_the_start_and_after_the_end_it_is_over_for_good() -> None:
    not_begun, complete = Session(b.plan(b.run_s(60))), b.session(b.run_open())
    b.give(complete, Done(), 30)
    for session in (not_begun, complete):
        b.give(session, Finish(), 31)
        assert not session.glance(b.at(31)).undoable
        with pytest.raises(IllegalCommand, match="nothing to take back"):
            b.give(session, Undo(), 32)
        assert session.phase is Phase.CLOSED


def test_what_was_given_before_leaving_can_be_taken_back_too_for_what_is_left_of_its_time() -> None:
    session = of_minutes()
    b.give(session, Next(), 20)
    left_at(session, 22, 25)
    assert session.glance(b.at(30)).undoable
    b.give(session, Undo(), 30)
    assert (session.phase, session.glance(b.at(30)).seconds, session.glance(b.at(30)).paused_s) == (
        Phase.PAUSED,
        38,
        8,
    )
    b.give(session, Resume(), 31)
    assert session.next_deadline() == b.at(60 + 9)


def test_other_commands_of_a_session_that_was_left_are_refused() -> None:
    session = of_minutes()
    b.give(session, Finish(), 20)
    for command in (Resume(), Next(), Finish()):
        with pytest.raises(IllegalCommand, match="the session is over"):
            b.give(session, command, 21)
    assert session.glance(b.at(22)).undoable


def test_lines_tell_that_it_was_reopened() -> None:
    session = of_minutes()
    reopened = left_at(session, 20, 100)[-1]
    assert event(reopened, Telling(session.plan)) == "session-reopened paused for 1:20"


scripts = st.lists(st.tuples(st.floats(0, 60), strategies.commands), max_size=8)


@given(strategies.workouts(), scripts, st.floats(0, 60), st.floats(0, 5000))
@settings(max_examples=80)
def test_leaving_and_coming_back_is_a_pause(
    workout: Workout, script: list[tuple[float, Command]], more: float, stood: float
) -> None:
    """The law: but for the reminder of a pause, which counts from the return, the state is that of a session paused then."""
    sessions = [Session(plan_workout(workout, Runner())) for _ in range(2)]
    now = 0.0
    for wait, command in [(0.0, Start(5)), *script]:
        now += wait
        for session in sessions:
            try:
                b.give(session, command, now)
            except IllegalCommand:
                continue
    leaving, pausing = sessions
    now += more
    leaving.advance(b.at(now))
    if leaving.phase is Phase.DONE:
        return
    phase, entered = leaving.phase, leaving.state.serial
    events = left_at(leaving, now, now + stood)
    assert not [event for event in events if isinstance(event, SegmentEntered) and event.serial > entered]
    pausing.advance(b.at(now))
    if phase is not Phase.PAUSED:
        b.give(pausing, Pause(), now)
    pausing.advance(b.at(now + stood))
    for session in sessions:
        session.advance(b.at(now + stood))
    compared = (
        "plan",
        "now",
        "phase",
        "paused_at",
        "paused_s",
        "anchor",
        "passes",
        "moving_s",
        "metres",
        "belt",
        "ended",
        "entered_first",
    )
    for name in compared:
        assert getattr(leaving.state, name) == getattr(pausing.state, name), name


@given(strategies.workouts(), scripts, st.floats(0, 5000))
@settings(max_examples=80)
def test_the_commands_with_their_times_are_the_recording(
    workout: Workout, script: list[tuple[float, Command]], stood: float
) -> None:
    session, replayed = (Session(plan_workout(workout, Runner())) for _ in range(2))
    recording: list[tuple[timedelta, Command]] = []
    now = 0.0
    for wait, command in [
        (0.0, Start(5)),
        *script,
        (3.0, Finish()),
        (stood, Undo()),
        (3.0, Resume()),
        *script,
    ]:
        now += wait
        try:
            b.give(session, command, now)
        except IllegalCommand:
            continue
        recording.append((b.at(now), command))
    for at, command in recording:
        replayed.apply(command, at)
    replayed.advance(session.state.now)
    assert replayed.state == session.state
