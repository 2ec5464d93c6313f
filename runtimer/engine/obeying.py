"""Obeying: which function carries out a command."""

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
from runtimer.engine.state import State
from runtimer.engine.undo_stack import stack_after
from runtimer.engine.undoing import REPLAYED, undo

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
    return replace(obeyed, revision=state.revision + 1, now=now, undo=stack_after(state, command, now)), events
