"""Events in a line, as a pipe or a screen reader gets them."""

from __future__ import annotations

from collections.abc import Iterable

import builders as b
import pytest

from runtimer.domain.goals import TimeGoal
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.engine.news import CueDue, Event, SegmentEntered
from runtimer.engine.running.commands import AddRep, Extend, Next, Pause, SetSpeed, Start, Undo
from runtimer.engine.session import Session
from runtimer.wording.eye import events

SIXTEEN = ExactSpeed(Unit.KM.from_per_hour(16))
SIXTEEN_KMH = SpeedTarget("16 km/h", SIXTEEN, SIXTEEN, Shape.HOLD, Quantity.SPEED, Unit.KM)


def lines(session: Session, happened: Iterable[Event], auto_done: bool = False) -> list[str]:
    """The lines of events, without the cues."""
    telling = events.Telling(session.plan, auto_done)
    return [
        line for event in happened if not isinstance(event, CueDue) and (line := events.event(event, telling))
    ]


def test_a_repetition_by_feel_ends_by_key_whatever_speed_was_typed() -> None:
    session = b.session(b.times(2, b.run_m(1000)))
    session.apply(SetSpeed(4), b.at(5))
    (entered,) = (e for e in session.apply(Next(), b.at(200)) if isinstance(e, SegmentEntered))
    words = "segment-entered run 1000 m · belt 14.4 km/h · rep 2 of 2"
    assert lines(session, [entered]) == [f"{words} · ends by key"]
    assert lines(session, [entered], auto_done=True) == [f"{words} · ends by its estimate, 5:33"]


def test_a_line_says_the_belt_as_the_runner_left_it() -> None:
    session = b.session(b.times(2, b.step(Verb.RUN, TimeGoal(60), Target(SIXTEEN_KMH))))
    session.apply(SetSpeed(Unit.KM.from_per_hour(16.4)), b.at(5))
    assert lines(session, session.advance(b.at(60))[-1:]) == [
        "segment-entered run 1:00 · 16 km/h · belt 16.4 km/h · rep 2 of 2"
    ]


def test_a_step_that_is_entered_while_paused_ends_as_any_other() -> None:
    session = b.session(b.run_s(60, 4), b.run_m(1000, 4), b.run_m(1000))
    b.give(session, Pause(), 5)
    first, second = (lines(session, b.give(session, Next(), 6)[-1:])[0] for _ in range(2))
    assert first.startswith("segment-entered run 1000 m")
    assert not first.endswith("ends by key")
    assert second.endswith("ends by key")


def test_a_repetition_says_its_number_its_time_and_its_way() -> None:
    session = b.session(b.times(2, b.run_m(1000, 4)), b.jog_s(60))
    assert "rep-done 1/2 4:10 1.0 km" in lines(session, session.advance(b.at(250)))
    by_feel = b.session(b.times(2, b.run_s(60)))
    assert "rep-done 1/2 1:00 180 m ~" in lines(by_feel, by_feel.advance(b.at(60)))


def test_getting_ready_says_what_for() -> None:
    session = Session(b.plan(b.run_s(60, 4)))
    assert lines(session, session.apply(Start(10), b.at(0)))[0].startswith("get-ready 0:10 · run 1:00")


def test_what_a_key_changed_is_said_as_it_is_now() -> None:
    session = b.session(b.times(2, b.run_s(60, 4)))
    assert lines(session, b.give(session, Extend(10, 100), 5)) == ["goal-changed 1:10"]
    assert lines(session, b.give(session, SetSpeed(5), 6)) == ["speed-changed 18.0 km/h by key"]
    assert "reps-changed 3" in lines(session, b.give(session, AddRep(), 7))
    skipped = lines(session, b.give(session, Next(), 8))
    assert skipped[0] == "segment-skipped run 1:00 · 4 m/s · belt 14.4 km/h · rep 1 of 3"
    assert "step-taken-back" in lines(session, b.give(session, Undo(), 9))


@pytest.mark.parametrize(("count", "words"), [(1, "1 line is"), (2, "2 lines are")])
def test_lost_lines_are_counted(count: int, words: str) -> None:
    assert events.missing(count).startswith(f"notice {words} missing")
    assert events.lost(count).startswith(f"{words} lost")
