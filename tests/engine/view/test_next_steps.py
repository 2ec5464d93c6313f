"""What comes next: what will really be entered, and a send-off that cannot be met any more."""

from __future__ import annotations

import builders as b
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.goals import DistanceGoal, TimeGoal, TotalDistanceGoal, TotalTimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level
from runtimer.domain.workout import Set, Step, Verb, Workout
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import ComingNext, Saying, SendOffLate
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.news import SendOffMissed
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Back, Command, Done, EndSet, Extend, Pause, Resume, Start, Undo
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session


def late_reps(*steps: Step | Set, every_s: float = 60, between: tuple[Step, ...] = ()) -> Session:
    """Three repetitions, started so often."""
    return b.session(b.times(3, *steps, between=between, every_s=every_s), b.jog_s(60))


def coming(session: Session, seconds: float) -> tuple[int | None, int | None]:
    """Which segment comes next, and how late its start will be."""
    session.advance(b.at(seconds))
    glance = session.glance(b.at(seconds))
    return glance.following.index if glance.following else None, glance.late_s


def said(session: Session, kind: type[Saying], now: float) -> list[Cue]:
    moments = session.outlook(b.at(now))
    return [
        cue
        for moment in moments
        for cue in cues_of(moment, CueSelection(Level.NORMAL))
        if isinstance(cue.saying, kind)
    ]


def test_a_send_off_that_is_met_leaves_a_rest() -> None:
    assert coming(late_reps(b.run_s(50, 4)), 49) == (1, None)
    assert coming(late_reps(b.run_s(59.9, 4)), 59) == (1, None)


def test_a_send_off_that_is_met_to_the_second_leaves_nothing_and_is_not_missed() -> None:
    assert coming(late_reps(b.run_s(60, 4)), 10) == (2, None)


def test_a_repetition_that_is_sure_to_take_too_long_leads_straight_into_the_next() -> None:
    session = late_reps(b.run_s(70, 4))
    assert [coming(session, seconds) for seconds in (0, 65)] == [(2, 10), (2, 10)]
    assert session.glance(b.at(65)).following_mps == 4


def test_one_that_a_key_ends_is_late_from_its_send_off_on_and_by_more_each_second() -> None:
    session = late_reps(b.run_m(200))
    assert [coming(session, seconds) for seconds in (59.9, 60, 60.5, 63, 75.9)] == [
        (1, None),
        (2, None),
        (2, 1),
        (2, 3),
        (2, 15),
    ]


def test_a_send_off_is_not_missed_by_what_floating_point_leaves() -> None:
    thirds = tuple(b.run_s(1.1, 3) for _ in range(3))
    session = b.session(b.times(30, *thirds, every_s=3.3), b.jog_s(60))
    events = b.run_out(session)
    assert not [event for event in events if isinstance(event, SendOffMissed)]
    assert {taken.moving_s > 1 for taken in session.passes} == {True}


def test_what_lies_between_counts_too() -> None:
    session = late_reps(b.run_s(50, 4), between=(b.jog_s(20),))
    assert coming(session, 10) == (1, None)
    assert coming(session, 51) == (3, 10)


def test_a_pause_makes_nobody_late_and_more_time_does() -> None:
    session = late_reps(b.run_s(55, 4))
    b.give(session, Pause(), 30)
    b.give(session, Resume(), 100)
    assert coming(session, 110) == (1, None)
    b.give(session, Extend(10, 100), 111)
    assert coming(session, 111) == (2, 5)
    b.give(session, Pause(), 112)
    assert coming(session, 130) == (2, 5)


def test_a_total_that_will_be_reached_by_then_does_not_come() -> None:
    totals = (b.step(Verb.RUN, TotalTimeGoal(50)), b.step(Verb.RUN, TotalDistanceGoal(200)), b.jog_s(30))
    assert coming(b.session(b.run_s(60, 4), *totals), 5) == (3, None)
    assert coming(b.session(b.run_s(60, 4), totals[0]), 5) == (None, None)
    assert coming(b.session(b.run_s(40, 4), *totals), 5) == (1, None)


def test_that_it_was_missed_is_news_for_some_seconds_and_is_said() -> None:
    session = late_reps(b.run_s(70, 4))
    session.advance(b.at(70))
    assert [session.glance(b.at(seconds)).missed_s for seconds in (70, 77.9, 78.1)] == [10, 10, None]
    (words,) = said(session, SendOffLate, 70)
    assert (words.at, words.saying) == (b.at(70), SendOffLate(10))


def test_an_end_of_the_set_and_a_way_back_miss_nothing() -> None:
    session = late_reps(b.run_s(70, 4))
    session.advance(b.at(65))
    b.give(session, EndSet(), 65)
    assert session.glance(b.at(66)).missed_s is None
    b.give(session, Undo(), 67)
    session.advance(b.at(71))
    assert session.glance(b.at(71)).missed_s == 10
    b.give(session, Back(), 75)
    assert session.glance(b.at(75)).missed_s is None


def test_the_repetition_that_comes_at_once_is_said_with_its_speed() -> None:
    session = late_reps(b.run_s(70, 4))
    (first, *_) = said(session, ComingNext, 0)
    assert isinstance(first.saying, ComingNext)
    assert (first.saying.segment.index, first.saying.mps) == (2, 4)


@given(
    strategies.workouts(),
    st.lists(st.tuples(st.floats(0, 90), strategies.commands), max_size=6),
    st.floats(0, 60),
)
def test_what_is_shown_is_what_comes(
    workout: Workout, script: list[tuple[float, Command]], later: float
) -> None:
    session = Session(plan_workout(workout, Runner()))
    b.give(session, Start(0), 0)
    now = 0.0
    for wait, command in [*script, (later, Done())]:
        now += wait
        session.advance(b.at(now))
        expected, deadline = session.glance(b.at(now)), Moment.of(session.state).ends
        if session.phase is Phase.RUNNING and deadline is not None:
            _, after, *_ = session.outlook(deadline)
            assert after.segment == expected.following
        try:
            b.give(session, command, now)
        except IllegalCommand:
            continue


@pytest.mark.parametrize(
    ("step", "every_s", "words"),
    [
        (
            b.step(Verb.RUN, DistanceGoal(200), b.hold(200 / 70)),
            60,
            "takes 70 s and is to start every 60 s: the next one starts 10 s late",
        ),
        (
            b.step(Verb.RUN, TimeGoal(62.5)),
            60,
            "takes 62.5 s and is to start every 60 s: the next one starts 2.5 s late",
        ),
    ],
)
def test_a_send_off_that_can_never_be_met_is_warned_of_with_the_seconds(
    step: Step, every_s: float, words: str
) -> None:
    (warning,) = b.plan(b.times(3, step, every_s=every_s)).warnings
    assert (warning.code, warning.address, warning.field) == ("send-off-missed", (0,), "every")
    assert warning.message.endswith(words)
    assert f"every {70 if '70' in words else 63} s" in warning.help


def test_a_send_off_that_can_be_met_or_of_which_nobody_knows_is_not_warned_of() -> None:
    assert b.plan(b.times(3, b.run_s(60), every_s=60)).warnings == ()
    assert [w.code for w in b.plan(b.times(3, b.run_m(400), every_s=60)).warnings] == ["ends-by-key"]
    assert b.plan(b.times(1, b.run_s(70), every_s=60)).warnings == ()
    by_feel_before = b.plan(b.run_s(60), b.times(2, b.run_s(70), every_s=60))
    assert [w.code for w in by_feel_before.warnings] == ["send-off-missed"]
