"""Taking back: the session goes on as if the command had not been given."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.domain.errors import IllegalCommand
from runtimer.engine.news import Outcome, RepsChanged, StepTakenBack, WorkoutFinished
from runtimer.engine.running.commands import (
    Back,
    Command,
    DropRep,
    EndSet,
    Extend,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Start,
    Undo,
)
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.engine.view.record import fold


def test_next_is_taken_back_and_the_step_goes_on_where_it_would_be() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Next(), 20)
    b.give(session, Undo(), 25)
    assert session.next_deadline() == b.at(60)
    assert [p.outcome for p in session.passes] == [Outcome.TAKEN_BACK]
    session.advance(b.at(60))
    assert session.passes[-1].moving_s == 60
    with pytest.raises(IllegalCommand):
        b.give(session, Undo(), 61)


def test_ten_seconds_later_is_too_late() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Next(), 20)
    assert session.glance(b.at(30)).undoable
    with pytest.raises(IllegalCommand):
        b.give(session, Undo(), 30.1)


def test_a_step_that_would_be_over_has_led_to_the_next_one_in_its_time() -> None:
    session = b.session(b.run_s(10), b.jog_s(60), b.run_s(60))
    b.give(session, Next(), 6)
    events = b.give(session, Undo(), 14)
    assert b.entered(events) == [(1, 14)]
    assert session.glance(b.at(14)).seconds == 56
    assert session.next_deadline() == b.at(70)
    assert [(p.segment_index, p.outcome, p.moving_s) for p in session.passes] == [
        (1, Outcome.TAKEN_BACK, 8),
        (0, Outcome.DONE, 10),
    ]
    b.run_out(session)
    assert [p.serial for p in session.passes] == [2, 1, 3, 4]
    assert session.passes[-1].entered == b.at(70)


def test_a_distance_that_would_be_over_has_led_to_the_next_step_in_its_time() -> None:
    session = b.session(b.run_m(400, 4), b.run_s(60))
    b.give(session, Next(), 97)
    b.give(session, Undo(), 104)
    assert session.next_deadline() == b.at(160)


def test_several_steps_would_have_passed() -> None:
    session = b.session(b.run_s(10), b.times(3, b.run_s(3)), b.run_s(60))
    b.give(session, Next(), 8)
    session.advance(b.at(17.5))
    events = b.give(session, Undo(), 17.5)
    assert [segment for segment, _ in b.entered(events)] == [1, 2, 3]
    assert session.next_deadline() == b.at(19)


def test_a_workout_that_would_be_over_is_over() -> None:
    session = b.session(b.run_s(10), b.run_s(4))
    b.give(session, Next(), 8)
    assert b.give(session, Undo(), 17)[-1] == WorkoutFinished(b.at(17), complete=True)
    assert session.phase is Phase.DONE
    assert session.glance(b.at(17)).elapsed_s == 14
    assert [(p.serial, p.ended) for p in session.passes[-2:]] == [(1, b.at(10)), (3, b.at(14))]


def test_pauses_since_then_are_left_out() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Next(), 20)
    b.give(session, Pause(), 22)
    b.give(session, Resume(), 26)
    b.give(session, Undo(), 28)
    assert session.next_deadline() == b.at(64)


def test_a_pause_goes_on() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Next(), 20)
    b.give(session, Pause(), 22)
    b.give(session, Undo(), 28)
    assert session.phase is Phase.PAUSED
    b.give(session, Resume(), 30)
    assert session.next_deadline() == b.at(68)


@pytest.mark.parametrize("command", [Next(), EndSet()])
def test_end_of_the_workout_is_taken_back(command: Command) -> None:
    session = b.session(b.times(1, b.run_s(60)))
    b.give(session, command, 10)
    assert session.phase is Phase.DONE
    b.give(session, Undo(), 15)
    assert session.phase is Phase.RUNNING
    assert session.next_deadline() == b.at(60)


@pytest.mark.parametrize("command", [Next(), EndSet()])
def test_end_of_the_workout_in_a_pause_is_taken_back_to_the_pause(command: Command) -> None:
    session = Session(b.plan(b.times(1, b.run_s(60))))
    events = [*b.give(session, Start(0), 0), *b.give(session, Pause(), 10), *b.give(session, command, 12)]
    assert session.phase is Phase.DONE
    events += b.give(session, Undo(), 15)
    assert session.phase is Phase.PAUSED
    assert session.glance(b.at(16)).paused_s == 6
    events += b.give(session, Resume(), 18)
    assert session.next_deadline() == b.at(68)
    events += b.run_out(session)
    assert fold(events).paused_s == 8


def test_a_belt_key_since_then_stays_and_holds_for_its_own_step() -> None:
    session = b.session(b.run_s(60, 4), b.run_s(60, 3))
    b.give(session, Next(), 20)
    b.give(session, SetSpeed(3.5), 22)
    assert session.glance(b.at(25)).undoable
    b.give(session, Undo(), 25)
    assert session.glance(b.at(25)).speed_mps == 4
    session.advance(b.at(60))
    assert session.glance(b.at(60)).speed_mps == 3.5


def test_a_belt_key_in_a_step_that_would_have_come_anyway_counts_from_its_time() -> None:
    session = b.session(b.run_s(10, 4), b.run_s(60, 3))
    b.give(session, Next(), 6)
    b.give(session, SetSpeed(4), 13)
    b.give(session, Undo(), 14)
    b.run_out(session)
    assert session.passes[-1].metres == pytest.approx(3 * 3 + 57 * 4)


def test_plus_and_minus_since_then_go_with_their_step() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Next(), 20)
    b.give(session, Extend(10, 100), 22)
    b.give(session, Undo(), 25)
    b.run_out(session)
    assert [(p.segment_index, p.moving_s) for p in session.passes] == [(1, 5), (0, 60), (1, 60)]


def test_plus_in_a_step_that_would_have_come_anyway_stays() -> None:
    session = b.session(b.run_s(10), b.run_s(60))
    b.give(session, Next(), 6)
    b.give(session, Extend(10, 100), 12)
    b.give(session, Undo(), 14)
    assert session.next_deadline() == b.at(80)


def test_one_repetition_fewer_is_given_back_and_voids_nothing() -> None:
    session = b.session(b.times(3, b.run_s(60), between=(b.rest_s(30),)))
    b.give(session, DropRep(), 10)
    assert b.give(session, Undo(), 12) == [RepsChanged(b.at(12), 3)]
    assert len(session.plan.segments) == 5
    b.run_out(session)
    assert [(p.serial, p.outcome, p.moving_s) for p in session.passes][:1] == [(1, Outcome.DONE, 60)]


def test_one_repetition_fewer_is_given_back_where_time_has_led_meanwhile() -> None:
    session = b.session(b.times(3, b.run_s(60), between=(b.rest_s(30),)))
    b.give(session, DropRep(), 55)
    b.give(session, Extend(5, 50), 58)
    events = b.give(session, Undo(), 64)
    assert not [event for event in events if isinstance(event, StepTakenBack)]
    assert session.next_deadline() == b.at(65)
    b.run_out(session)
    assert [(p.serial, p.segment_index) for p in session.passes] == [(n + 1, n) for n in range(5)]


def test_one_repetition_fewer_is_given_back_after_time_has_led_out_of_the_set() -> None:
    session = b.session(b.times(2, b.run_s(60), between=(b.rest_s(30),)), b.jog_s(60))
    session.advance(b.at(56))
    b.give(session, DropRep(), 56)
    assert b.entered(session.advance(b.at(60))) == [(1, 60)]
    b.give(session, Undo(), 64)
    assert session.next_deadline() == b.at(90)
    assert session.glance(b.at(64)).left_s == 26 + 60 + 60


def test_one_repetition_fewer_before_the_last_one_ends_the_set() -> None:
    session = b.session(b.times(2, b.run_s(60), between=(b.rest_s(30),)), b.run_s(5))
    session.advance(b.at(70))
    assert b.entered(b.give(session, DropRep(), 70)) == [(3, 70)]
    b.give(session, Undo(), 73)
    assert session.next_deadline() == b.at(90)


def test_passes_of_repetitions_that_were_dropped_keep_their_step() -> None:
    session = b.session(b.times(3, b.run_s(60)))
    session.advance(b.at(61))
    b.give(session, Back(), 61)
    b.give(session, DropRep(), 62)
    b.give(session, DropRep(), 62)
    assert session.glance(b.at(63)).result is None
    assert [p.segment.reps[0].number for p in session.passes] == [1, 2]


def test_a_pass_says_of_how_many_it_was_one_when_it_was_run() -> None:
    """One fewer is taken back after a repetition has ended by itself: the record keeps what the screen said then."""
    session = b.session(b.times(5, b.run_s(4)))
    b.give(session, DropRep(), 1)
    session.advance(b.at(5))
    b.give(session, Undo(), 6)
    assert [(p.segment.reps[-1].number, p.segment.reps[-1].of) for p in session.passes] == [(1, 4)]
    assert session.state.segment is not None
    assert session.state.segment.reps[-1].of == 5
