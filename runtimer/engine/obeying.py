"""Obeying: which function carries out a command, and what of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from runtimer.engine import orders, set_orders
from runtimer.engine.commands import (
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
from runtimer.engine.events import Event
from runtimer.engine.state import Given, State, Undoable
from runtimer.engine.undoing import REPLAYED, undo, undoable

UNDOABLE = (Next, EndSet, DropRep)

_ORDERS: dict[type[Command], Callable[[State, Any, timedelta, list[Event]], State]] = {
    **REPLAYED,
    ScaleSpeeds: orders.scale_speeds,
    Start: orders.start,
    Done: orders.done,
    Next: orders.next_step,
    Back: orders.back,
    Undo: undo,
    AddRep: set_orders.add_rep,
    DropRep: set_orders.drop_rep,
    EndSet: set_orders.end_set,
    Finish: orders.finish,
}


def obey(state: State, command: Command, now: timedelta) -> tuple[State, list[Event]]:
    """Carry out a command that the phase allows. Raises IllegalCommand, and then nothing is changed."""
    events: list[Event] = []
    obeyed = _ORDERS[type(command)](state, command, now, events)
    return replace(obeyed, revision=state.revision + 1, now=now, undo=_kept(state, command, now)), events


def _kept(state: State, command: Command, now: timedelta) -> Undoable | None:
    """Return what can be taken back after ``command``: itself, or still the one before."""
    if isinstance(command, UNDOABLE) and state.anchor:
        return Undoable(now, replace(state, undo=None))
    if state.undo and state.segment and type(command) in REPLAYED and undoable(state, now):
        return replace(state.undo, since=(*state.undo.since, Given(now, command, state.segment)))
    return None
