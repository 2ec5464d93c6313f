"""Replay: the commands that a session took, with their times, are the session."""

from __future__ import annotations

from typing import get_args

import builders as b
import pytest
import strategies
from fakes import FakeAudio
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.news import CommandTaken, Event, News, SpeedChanged
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import (
    Command,
    Next,
    Pause,
    Resume,
    ScaleSpeeds,
    SetSpeed,
    SpeedSource,
    Start,
)
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.replay import replay
from runtimer.engine.session import Session
from runtimer.services.coach import Coach

scales = st.sampled_from([0.97, 1.0, 1.02]).map(ScaleSpeeds)
speeds = st.builds(SetSpeed, st.floats(1, 6), st.sampled_from([SpeedSource.KEY, SpeedSource.BELT]))
commands = strategies.commands | scales | speeds | st.just(strategies.leaving)
scripts = st.lists(st.tuples(st.floats(0, 90), commands), max_size=14)


class Tape:
    """A listener that keeps all that it hears."""

    def __init__(self) -> None:
        self.news: list[News] = []

    def tell(self, news: News, plan: Plan) -> None:
        self.news.append(news)

    @property
    def commands(self) -> list[CommandTaken]:
        return [news for news in self.news if isinstance(news, CommandTaken)]

    @property
    def events(self) -> tuple[News, ...]:
        return tuple(news for news in self.news if isinstance(news, get_args(Event)))


def check_replay(
    workout: Workout, script: list[tuple[float, Command]], opened: float, auto_done: bool
) -> None:
    """Run a session with a script, then again from the commands that a listener heard."""
    plan, tape = plan_workout(workout, Runner()), Tape()
    session = Session(plan, b.at(opened))
    coach = Coach(session, FakeAudio(), [tape], auto_done=auto_done)
    now = opened
    for wait, command in [(1.0, ScaleSpeeds(1.01)), (1.0, Start(5)), *script]:
        now += wait
        coach.command(command, b.at(now))
    coach.look(b.at(now + 5_000))
    again = replay(plan, tape.commands, session.state.now, b.at(opened))
    assert again.session.state == session.state
    assert again.events == tape.events
    assert again.record == coach.record


@given(strategies.workouts(), scripts, st.sampled_from([0.0, 1234.5]), st.booleans())
@settings(max_examples=100)
def test_a_session_is_its_commands(
    workout: Workout, script: list[tuple[float, Command]], opened: float, auto_done: bool
) -> None:
    check_replay(workout, script, opened, auto_done)


@pytest.mark.deep
@given(strategies.workouts(), scripts, st.sampled_from([0.0, 1234.5]), st.booleans())
@settings(max_examples=2_000)
def test_two_thousand_sessions_are_their_commands(
    workout: Workout, script: list[tuple[float, Command]], opened: float, auto_done: bool
) -> None:
    check_replay(workout, script, opened, auto_done)


def test_commands_of_another_session_are_refused() -> None:
    plan = b.plan(b.run_s(60))
    with pytest.raises(IllegalCommand):
        replay(plan, [CommandTaken(b.at(0), Pause())], b.at(10))


def test_a_speed_says_who_made_it() -> None:
    plan = b.plan(b.run_s(60, 4.0))
    commands = [
        CommandTaken(b.at(0), Start(0)),
        CommandTaken(b.at(5), SetSpeed(4.1)),
        CommandTaken(b.at(9), SetSpeed(4.2, SpeedSource.BELT)),
    ]
    changes = [event for event in replay(plan, commands, b.at(20)).events if isinstance(event, SpeedChanged)]
    assert [change.source for change in changes] == [SpeedSource.KEY, SpeedSource.BELT]


@given(strategies.workouts(), scripts, scripts)
@settings(max_examples=60)
def test_a_session_that_goes_on_from_a_state_is_the_same_session(
    workout: Workout, first: list[tuple[float, Command]], then: list[tuple[float, Command]]
) -> None:
    """A coach with an earlier state and record tells what comes, as the one that was there all along."""
    plan, whole, rest = plan_workout(workout, Runner()), Tape(), Tape()
    session = Session(plan)
    coach = Coach(session, FakeAudio(), [whole])
    now = 0.0
    for wait, command in [(0.0, Start(5)), *first]:
        now += wait
        coach.command(command, b.at(now))
    begun = len(whole.events)
    resumed = Coach(Session.of(session.state), FakeAudio(), [rest], record=coach.record)
    for wait, command in [*then, (3.0, Resume()), (3.0, Next())]:
        now += wait
        for runner_coach in (coach, resumed):
            runner_coach.command(command, b.at(now))
    for runner_coach in (coach, resumed):
        runner_coach.look(b.at(now + 5_000))
    assert whole.events[begun:] == rest.events
    assert resumed.state == coach.state
    assert resumed.record == coach.record


def test_what_was_heard_is_not_heard_again() -> None:
    audio, session = FakeAudio(), b.session(b.run_s(60), b.run_s(60))
    session.advance(b.at(58.5))
    Coach(session, audio).look(b.at(58.5))
    heard = [at for at, _ in audio.heard()]
    assert heard
    assert min(heard) > 58.5
    assert session.phase is Phase.RUNNING
