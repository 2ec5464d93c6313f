"""The stack of undo: the commands that can still be taken back, the last one on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from runtimer.engine.running.commands import (
    AddRep,
    Command,
    Done,
    DropRep,
    EndSet,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Undo,
)
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Given, State, Undoable, seconds

UNDO_S = 10.0
"""How long a command can be taken back; leaving, until the session is closed for good."""
MOST_LEVELS = 30
"""Three commands a second for ten seconds: more is no hand's, and each level keeps a whole state, with a plan
where that was changed."""


def undoable(state: State, now: timedelta) -> bool:
    """Return whether there is a command that can still be taken back."""
    return bool(state.undo) and (state.phase is Phase.CLOSED or _is_fresh(state.undo[-1], now))


def stack_after(state: State, command: Command, now: timedelta) -> tuple[Undoable, ...]:
    """Return what can be taken back once ``command`` is obeyed in ``state``: each level with what was given since, none too old."""
    stack = state.undo[:-1] if isinstance(command, Undo) else state.undo
    fresh = tuple(level for level in stack if _is_fresh(level, now))
    match command:
        case Undo():
            return fresh
        case Pause() | Resume() | Extend() | SetSpeed():
            return _noted(fresh, state, command, now)
        case Done() | Next() | EndSet() | AddRep() | DropRep() if state.anchor:
            return _pushed(fresh, state, now)
        case Finish() if state.phase not in (Phase.READY, Phase.DONE):
            # Taken back, leaving was a pause: so it is for the commands before it.
            return _pushed(
                fresh if state.phase is Phase.PAUSED else _noted(fresh, state, Pause(), now), state, now
            )
        case _:
            return ()


def _is_fresh(level: Undoable, now: timedelta) -> bool:
    return seconds(now - level.at) <= UNDO_S


def _pushed(levels: tuple[Undoable, ...], state: State, now: timedelta) -> tuple[Undoable, ...]:
    return (*levels, Undoable(now, replace(state, undo=())))[-MOST_LEVELS:]


def _noted(
    levels: tuple[Undoable, ...], state: State, command: Command, now: timedelta
) -> tuple[Undoable, ...]:
    if not levels or state.segment is None:
        return levels
    noted = Given(now, command, state.segment)
    return tuple(replace(level, since=(*level.since, noted)) for level in levels)
