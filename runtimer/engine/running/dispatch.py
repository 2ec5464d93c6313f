"""Dispatch: which function carries out a command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from runtimer.engine.news import Event
from runtimer.engine.running import effects, set_effects
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    Done,
    DropRep,
    EndSet,
    Finish,
    Next,
    ScaleSpeeds,
    Start,
    Undo,
)
from runtimer.engine.running.state import State
from runtimer.engine.running.undo import REPLAYED, undo
from runtimer.engine.running.undo_stack import stack_after

_EFFECTS: dict[type[Command], Callable[[State, Any, timedelta, list[Event]], State]] = {
    **REPLAYED,
    ScaleSpeeds: effects.scale_speeds,
    Start: effects.start,
    Done: effects.done,
    Next: effects.next_step,
    Back: effects.back,
    Undo: undo,
    AddRep: set_effects.add_rep,
    DropRep: set_effects.drop_rep,
    EndSet: set_effects.end_set,
    Finish: effects.finish,
}


def obey(state: State, command: Command, now: timedelta) -> tuple[State, list[Event]]:
    """Carry out a command that the phase allows. Raises IllegalCommand, and then nothing is changed."""
    events: list[Event] = []
    obeyed = _EFFECTS[type(command)](state, command, now, events)
    return replace(
        obeyed, revision=state.revision + 1, now=now, undo=stack_after(state, command, now)
    ), events
