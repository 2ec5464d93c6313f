"""Laws of the session: what holds whatever the workout, however one looks, whatever the runner does."""

from __future__ import annotations

import itertools
import math

import builders as b
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.news import Event, Outcome, SegmentEntered
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.engine.view.record import fold

Script = list[tuple[float, Command]]
scripts: st.SearchStrategy[Script] = st.lists(st.tuples(st.floats(0, 120), strategies.commands), max_size=12)


def play(workout: Workout, script: Script, looks: list[float]) -> tuple[Session, list[Event]]:
    """Start, give each command so many seconds after the one before, and look at the clock at ``looks`` in between."""
    session = Session(plan_workout(workout, Runner()))
    events = b.give(session, Start(5), 0)
    now = 0.0
    for wait, command in script:
        for look in sorted(looks):
            if look < wait:
                events += session.advance(b.at(now + look))
                session.glance(b.at(now + look))
        now += wait
        try:
            events += b.give(session, command, now)
        except IllegalCommand:
            events += session.advance(b.at(now))
    for look in sorted(looks):
        events += session.advance(b.at(now + look * 20))
    events += session.advance(b.at(now + 200_000))
    return session, events


@given(strategies.workouts(), scripts, st.lists(st.floats(0, 120), max_size=8))
@settings(max_examples=150)
def test_cutting_time_anywhere_gives_the_same_events_and_the_same_state(
    workout: Workout, script: Script, looks: list[float]
) -> None:
    seldom, often = play(workout, script, []), play(workout, script, looks)
    assert often[1] == seldom[1]
    assert often[0].state == seldom[0].state


@given(strategies.workouts(), scripts)
@settings(max_examples=150)
def test_the_record_is_a_fold_over_the_events(workout: Workout, script: Script) -> None:
    session, events = play(workout, script, [])
    record = fold(events)
    assert record.passes == session.passes
    assert record.complete == (session.phase is Phase.DONE)


@given(strategies.workouts(), scripts)
@settings(max_examples=150)
def test_time_and_distance_are_conserved(workout: Workout, script: Script) -> None:
    session, events = play(workout, script, [])
    assert [e.at for e in events] == sorted(e.at for e in events)
    counted = [p for p in session.passes if p.outcome is not Outcome.TAKEN_BACK]
    assert sum(p.moving_s for p in counted) == pytest.approx(session.state.moving_s)
    assert sum(p.metres for p in counted) == pytest.approx(session.state.metres)
    record = fold(events)
    if record.began is not None and record.ended is not None:
        whole = (record.ended - record.began).total_seconds()
        assert session.state.moving_s + record.paused_s == pytest.approx(whole, abs=0.01)


@given(strategies.workouts(), scripts)
@settings(max_examples=100)
def test_serial_numbers_are_given_once_in_order(workout: Workout, script: Script) -> None:
    session, events = play(workout, script, [])
    given_out = [event.serial for event in events if isinstance(event, SegmentEntered)]
    assert given_out == list(range(1, len(given_out) + 1))
    assert len({p.serial for p in session.passes}) == len(session.passes)


@given(strategies.workouts())
@settings(max_examples=100)
def test_without_commands_each_segment_is_run_once_in_order(workout: Workout) -> None:
    session = Session(plan_workout(workout, Runner()))
    events = b.give(session, Start(0), 0) + b.run_out(session)
    order = [segment for segment, _ in b.entered(events)]
    assert order == sorted(set(order))


@given(strategies.workouts(), st.floats(0, 3000))
@settings(max_examples=150)
def test_a_glance_never_fails_and_what_it_shows_turns_when_it_says(workout: Workout, later: float) -> None:
    session = Session(plan_workout(workout, Runner()))
    b.give(session, Start(5), 0)
    session.advance(b.at(later))
    glance = session.glance(b.at(later))
    assert glance.seconds >= 0
    assert glance.progress is None or 0 <= glance.progress <= 1
    assert glance.left_s >= 0
    if glance.next_change is None:
        return
    assert b.at(later) < glance.next_change <= b.at(later) + b.at(1)
    just_before = glance.next_change - b.at(0.00001)
    if just_before > b.at(later):
        assert session.glance(just_before).seconds == glance.seconds
    events = session.advance(glance.next_change)
    after = session.glance(glance.next_change)
    assert events or abs(after.seconds - glance.seconds) == 1


@given(st.lists(st.floats(3, 40).map(lambda s: round(s, 2)), min_size=1, max_size=6))
def test_time_left_ticks_down_one_by_one_across_changes_of_step(lengths: list[float]) -> None:
    session = b.session(*(b.run_s(length) for length in lengths))
    now = b.at(0)
    shown = [session.glance(now).left_s]
    while session.phase is Phase.RUNNING:
        turn = session.glance(now).next_change
        assert turn is not None
        now = turn
        session.advance(now)
        shown.append(session.glance(now).left_s)
    assert shown[0] == math.ceil(round(sum(lengths), 2))
    assert shown[-1] == 0
    assert all(0 <= one - other <= 1 for one, other in itertools.pairwise(shown))


@given(strategies.workouts(), scripts)
@settings(max_examples=100)
def test_no_two_tones_at_one_instant_and_no_id_twice(workout: Workout, script: Script) -> None:
    session = Session(plan_workout(workout, Runner()))
    b.give(session, Start(5), 0)
    now = 0.0
    for wait, command in script:
        now += wait
        session.advance(b.at(now))
        cues = [cue for moment in session.outlook(b.at(now + 60)) for cue in cues_of(moment)]
        assert len({cue.id for cue in cues}) == len(cues)
        tones = [cue.at for cue in cues if cue.kind.value not in ("words", "sound")]
        assert len(set(tones)) == len(tones)
        assert all(math.isfinite(cue.at.total_seconds()) for cue in cues)
        try:
            b.give(session, command, now)
        except IllegalCommand:
            continue
