"""Replay: a plan and the commands that a session took make the same session again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from runtimer.engine.news import CommandTaken, Event
from runtimer.engine.plan.plan import Plan
from runtimer.engine.session import Session
from runtimer.engine.view.record import Record, fold


@dataclass(frozen=True, slots=True)
class Replay:
    """A session that was run again, with what happened in it."""

    session: Session
    events: tuple[Event, ...]

    @property
    def record(self) -> Record:
        """What came of it."""
        return fold(self.events)


def replay(
    plan: Plan,
    commands: Iterable[CommandTaken],
    until: timedelta,
    opened: timedelta = timedelta(0),
) -> Replay:
    """Run the session of ``plan`` that was opened at ``opened`` and took ``commands``, up to ``until``.

    All times are on the session's clock; ``plan`` is as it was when the session was opened. Raises IllegalCommand
    where a command was never taken there: then these are the commands of another session.
    """
    session, events = Session(plan, opened), []
    for command_taken in commands:
        events += session.apply(command_taken.command, command_taken.at)
    events += session.advance(until)
    return Replay(session, tuple(events))
