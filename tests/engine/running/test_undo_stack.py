"""The stack of undo: one command after the other is taken back, each for ten seconds."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.workout import Set, Step
from runtimer.engine.news import Outcome, RepsChanged, StepTakenBack
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    Done,
    DropRep,
    EndSet,
    Extend,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Undo,
)
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.undo_stack import MOST_LEVELS
from runtimer.engine.session import Session
from runtimer.engine.view.record import fold

WARM_UP_S = 1200
TEN: tuple[Step | Set, ...] = (
    b.jog_s(WARM_UP_S),
    b.times(10, b.run_s(60), between=(b.rest_s(30),)),
    b.run_open(),
    b.jog_s(600),
)


def left(session: Session, seconds: float) -> tuple[int, int]:
    """(segment, seconds left of it or passed in it)."""
    session.advance(b.at(seconds))
    glance = session.glance(b.at(seconds))
    assert glance.segment is not None
    return glance.segment.index, glance.seconds


def reps(session: Session) -> int:
    """How many repetitions the current set has."""
    assert session.state.segment is not None
    return session.state.segment.reps[-1].of


def test_two_steps_too_far_are_taken_back_into_the_warm_up_with_its_fifteen_minutes() -> None:
    """Seen: → → ← ← began the warm-up anew, of which 15 minutes had been run."""
    session = b.session(*TEN)
    for command, seconds in ((Next(), 900), (Next(), 901), (Undo(), 903), (Undo(), 904)):
        assert session.glance(b.at(seconds)).undoable or isinstance(command, Next)
        b.give(session, command, seconds)
    assert left(session, 904) == (0, WARM_UP_S - 904)
    assert not session.glance(b.at(904)).undoable
    b.run_out(session)
    first = next(taken for taken in session.passes if taken.serial == 1)
    assert (first.outcome, first.moving_s, first.segment_index) == (Outcome.DONE, WARM_UP_S, 0)


def test_rep_done_in_an_open_step_is_taken_back() -> None:
    """Seen: space in an open step could not be taken back; ← began the step after it anew."""
    session = b.session(b.times(2, b.run_open(), between=(b.rest_s(60),)))
    events = [*b.give(session, Done(), 100), *b.give(session, Undo(), 103)]
    assert left(session, 104) == (0, 104)
    assert session.glance(b.at(104)).counting_up
    b.give(session, Done(), 130)
    assert [(p.segment_index, p.outcome, p.moving_s) for p in session.passes] == [
        (1, Outcome.TAKEN_BACK, 3),
        (0, Outcome.DONE, 130),
    ]
    assert fold(events).passes == session.passes[:1]


def test_rep_done_in_the_last_step_is_taken_back_after_the_end() -> None:
    session = b.session(b.run_open())
    b.give(session, Done(), 100)
    assert session.phase is Phase.DONE
    assert session.glance(b.at(109)).undoable
    b.give(session, Undo(), 109)
    assert (session.phase, *left(session, 110)) == (Phase.RUNNING, 0, 110)


def test_a_repetition_more_is_taken_back_and_voids_nothing() -> None:
    """Seen: ← after *one repetition more* began the repetition anew."""
    session = b.session(*TEN)
    session.advance(b.at(1210))
    b.give(session, AddRep(), 1210)
    assert reps(session) == 11
    assert b.give(session, Undo(), 1212) == [RepsChanged(b.at(1212), 10)]
    assert (reps(session), *left(session, 1213)) == (10, 1, 47)


def test_a_repetition_more_is_taken_back_after_time_has_led_into_it() -> None:
    """The plan without it is shorter than the place where the runner is."""
    session = b.session(b.times(2, b.run_s(20), between=(b.rest_s(5),)))
    session.advance(b.at(40))
    b.give(session, AddRep(), 40)
    assert left(session, 49) == (3, 1)
    events = b.give(session, Undo(), 49)
    assert [type(event) for event in events[:2]] == [RepsChanged, StepTakenBack]
    assert session.phase is Phase.DONE
    assert session.state.ended == b.at(45)
    assert [(p.segment_index, p.outcome) for p in session.passes if p.outcome is Outcome.TAKEN_BACK] == [
        (3, Outcome.TAKEN_BACK)
    ]


def test_a_repetition_more_stays_while_the_step_after_it_is_taken_back() -> None:
    session = b.session(*TEN)
    session.advance(b.at(1210))
    for command, seconds in ((AddRep(), 1210), (Next(), 1212), (Undo(), 1214)):
        b.give(session, command, seconds)
    assert (reps(session), *left(session, 1214)) == (11, 1, 46)
    b.give(session, Undo(), 1215)
    assert (reps(session), *left(session, 1216)) == (10, 1, 44)


def test_rep_done_after_one_repetition_fewer_is_taken_back_first() -> None:
    session = b.session(b.times(4, b.run_open(), between=(b.rest_s(30),)))
    for command, seconds in ((DropRep(), 50), (Done(), 52), (Undo(), 54)):
        b.give(session, command, seconds)
    assert (reps(session), *left(session, 54)) == (3, 0, 54)
    b.give(session, Undo(), 55)
    assert (reps(session), *left(session, 55)) == (4, 0, 55)


@pytest.mark.parametrize("first", [Next(), EndSet(), AddRep(), DropRep()])
@pytest.mark.parametrize("second", [Next(), EndSet(), AddRep(), DropRep()])
@pytest.mark.parametrize("phase", [Phase.RUNNING, Phase.PAUSED])
def test_any_two_are_taken_back_one_after_the_other(first: Command, second: Command, phase: Phase) -> None:
    session = b.session(b.times(4, b.times(5, b.run_s(60), between=(b.rest_s(30),))), b.jog_s(60))
    session.advance(b.at(10))
    if phase is Phase.PAUSED:
        b.give(session, Pause(), 10)
    before = session.state
    b.give(session, first, 11)
    between = session.state
    b.give(session, second, 12)
    b.give(session, Undo(), 13)
    assert (session.plan, session.state.segment) == (between.plan, between.segment)
    b.give(session, Undo(), 14)
    assert (session.plan, session.phase, session.state.anchor and session.state.anchor.serial) == (
        before.plan,
        phase,
        1,
    )
    assert left(session, 14) == (0, 46 if phase is Phase.RUNNING else 50)
    assert not session.glance(b.at(14)).undoable


def test_each_has_ten_seconds_of_its_own() -> None:
    session = b.session(*TEN)
    b.give(session, Next(), 100)
    b.give(session, Next(), 106)
    b.give(session, Undo(), 110)
    assert not session.glance(b.at(110.1)).undoable
    with pytest.raises(IllegalCommand, match="nothing to take back"):
        b.give(session, Undo(), 110.1)
    assert left(session, 111) == (1, 49)


def test_what_is_older_goes_while_what_is_newer_stays() -> None:
    session = b.session(*TEN)
    b.give(session, Next(), 100)
    b.give(session, Next(), 108)
    b.give(session, Pause(), 112)
    assert [level.at for level in session.state.undo] == [b.at(108)]
    b.give(session, Undo(), 118)
    assert left(session, 118) == (1, 48)
    assert not session.glance(b.at(118)).undoable


def test_this_step_again_empties_the_stack() -> None:
    session = b.session(*TEN)
    b.give(session, Next(), 100)
    b.give(session, Back(), 105)
    assert not session.glance(b.at(105)).undoable
    with pytest.raises(IllegalCommand):
        b.give(session, Undo(), 106)


@pytest.mark.parametrize("refused", [Done(), Resume(), SetSpeed(1000)])
def test_a_refused_command_leaves_the_stack_as_it_is(refused: Command) -> None:
    session = b.session(*TEN)
    b.give(session, Next(), 100)
    with pytest.raises(IllegalCommand):
        b.give(session, refused, 101)
    b.give(session, Undo(), 102)
    assert left(session, 102) == (0, WARM_UP_S - 102)


def test_a_pause_between_two_of_them_is_kept_when_both_are_taken_back() -> None:
    session = b.session(*TEN)
    events = []
    for command, seconds in (
        (Next(), 100),
        (Pause(), 101),
        (Next(), 102),
        (Resume(), 105),
        (Undo(), 106),
        (Undo(), 107),
    ):
        events += b.give(session, command, seconds)
    assert left(session, 107) == (0, WARM_UP_S - 103)
    assert fold(events).pauses == ((b.at(101), b.at(105)),)
    assert session.state.paused_s == 4


def test_plus_between_two_of_them_is_kept_when_the_later_one_is_taken_back_and_goes_with_its_step() -> None:
    session = b.session(*TEN)
    for command, seconds in ((Next(), 100), (Extend(10, 100), 102), (Next(), 103), (Undo(), 104)):
        b.give(session, command, seconds)
    assert left(session, 104) == (1, 66)
    b.give(session, Undo(), 105)
    assert left(session, 105) == (0, WARM_UP_S - 105)
    b.run_out(session)
    assert {p.moving_s for p in session.passes if p.segment_index == 1 and p.outcome is Outcome.DONE} == {60}


def test_plus_goes_with_its_place_and_not_with_a_number_in_the_plan() -> None:
    """One repetition more moves what follows to other numbers.

    Its seconds must not fall to the step that has them without it.
    """
    session = b.session(b.times(1, b.run_s(10)), b.run_s(60), b.run_s(60))
    b.give(session, AddRep(), 6)
    assert left(session, 12) == (1, 8)
    b.give(session, Extend(10, 100), 12)
    b.give(session, Undo(), 14)
    assert left(session, 14) == (1, 56)


def test_the_belt_between_two_of_them_is_kept_when_both_are_taken_back() -> None:
    session = b.session(b.times(3, b.run_s(60, 3)), b.jog_s(60))
    for command, seconds in ((Next(), 10), (SetSpeed(3.5), 12), (Next(), 13), (Undo(), 14), (Undo(), 15)):
        b.give(session, command, seconds)
    assert session.glance(b.at(15)).speed_mps == 3.5
    b.run_out(session)
    kept = [p for p in session.passes if p.outcome is not Outcome.TAKEN_BACK]
    assert [p.metres for p in kept] == [
        pytest.approx(12 * 3 + 48 * 3.5),
        60 * 3.5,
        60 * 3.5,
        pytest.approx(150),
    ]


def test_a_step_that_ended_by_itself_between_two_of_them_has_ended() -> None:
    session = b.session(b.jog_s(300), b.run_s(4), b.run_s(60), b.run_s(60))
    b.give(session, Next(), 295)
    session.advance(b.at(299))
    b.give(session, Next(), 301)
    b.give(session, Undo(), 302)
    assert left(session, 302) == (2, 57)
    b.give(session, Undo(), 304)
    assert left(session, 304) == (2, 60)
    assert [
        (p.segment_index, p.outcome, p.ended.total_seconds())
        for p in session.passes
        if p.outcome is Outcome.DONE
    ] == [
        (0, Outcome.DONE, 300),
        (1, Outcome.DONE, 304),
    ]


def test_in_the_lead_in_what_was_given_in_the_pause_is_taken_back() -> None:
    session = b.session(*TEN)
    for command, seconds in ((Pause(), 100), (Next(), 112), (Resume(), 114)):
        b.give(session, command, seconds)
    assert session.phase is Phase.LEAD_IN
    b.give(session, Undo(), 115)
    assert (session.phase, session.next_deadline()) == (Phase.LEAD_IN, b.at(117))
    session.advance(b.at(117))
    assert left(session, 118) == (0, WARM_UP_S - 101)


def test_after_the_end_one_after_the_other_is_taken_back() -> None:
    session = b.session(b.jog_s(100), b.run_s(60), b.jog_s(100))
    for command, seconds in ((Next(), 50), (Next(), 52), (Next(), 54)):
        b.give(session, command, seconds)
    assert session.phase is Phase.DONE
    for seconds, expected in ((56, (2, 96)), (57, (1, 53)), (58, (0, 42))):
        b.give(session, Undo(), seconds)
        assert left(session, seconds) == expected


def test_the_stack_holds_no_stacks_and_no_more_than_a_hand_gives() -> None:
    session = b.session(*(b.run_s(60) for _ in range(MOST_LEVELS + 10)))
    for _ in range(MOST_LEVELS + 5):
        b.give(session, Next(), 1)
    assert len(session.state.undo) == MOST_LEVELS
    assert all(level.before.undo == () for level in session.state.undo)
    for _ in range(MOST_LEVELS):
        b.give(session, Undo(), 2)
    assert left(session, 2) == (5, 59)
    assert not session.glance(b.at(2)).undoable
