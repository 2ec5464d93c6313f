"""Taking back a command: what was before it is run again up to now, without it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.workout import Address
from runtimer.engine.news import (
    Event,
    LeadInBegan,
    Outcome,
    Paused,
    RepsChanged,
    Resumed,
    SessionReopened,
    StepTakenBack,
)
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.commands import Command, Extend, Pause, Resume, SetSpeed, Undo
from runtimer.engine.running.effects import extend, pause, resume, set_speed
from runtimer.engine.running.moves import advance, take
from runtimer.engine.running.phases import TRANSITIONS, Phase
from runtimer.engine.running.state import Given, State, Undoable
from runtimer.engine.running.undo_stack import undoable

REPLAYED: dict[type[Command], Callable[[State, Any, timedelta, list[Event]], State]] = {
    Pause: pause,
    Resume: resume,
    Extend: extend,
    SetSpeed: set_speed,
}
"""Commands that stay when one before them is taken back, since they can be carried out without it."""


def undo(state: State, _: Undo, now: timedelta, events: list[Event]) -> State:
    """Take the last command back; the passes since then stay in the record as taken back."""
    if not undoable(state, now):
        raise IllegalCommand("there is nothing to take back")
    level = state.undo[-1]
    if state.phase is Phase.CLOSED:
        return _reopen(level, now, events)
    if level.before.plan is not state.plan:
        events.append(RepsChanged(now, _of(level.before)))
        if _same_place(level.before, state):
            return replace(state, plan=level.before.plan)
    return _without(level, state, now, events)


def _reopen(left: Undoable, now: timedelta, events: list[Event]) -> State:
    """Return to the instant at which the session was left, as if it had been paused there."""
    paused = left.before if left.before.phase is Phase.PAUSED else pause(left.before, Pause(), left.at, [])
    assert paused.paused_at is not None
    events.append(SessionReopened(now, paused.anchor.serial if paused.anchor else None, paused.paused_at))
    return replace(paused, phase_since=now)


def _without(level: Undoable, state: State, now: timedelta, events: list[Event]) -> State:
    """Return where the session would be by now without the command."""
    before = level.before
    again = _replay(_void(before, state, now, events), level.since, now, events)
    anchor = again.anchor and replace(again.anchor, begun=now if again.phase is Phase.RUNNING else None)
    belt_again = {step: mps for step, mps in again.belt.items() if before.belt.get(step) != mps}
    return replace(again, anchor=anchor, phase_since=now, belt={**state.belt, **belt_again})


def _same_place(before: State, state: State) -> bool:
    """Return whether the runner is where the plan of before leads to as well: what was changed of it still lies ahead."""
    if state.anchor is None or state.anchor.segment_index >= len(before.plan.segments):
        return False
    segment, segment_before = (
        plan.segments[state.anchor.segment_index] for plan in (state.plan, before.plan)
    )
    return _place(segment) == _place(segment_before)


def _place(segment: Segment) -> tuple[Address, tuple[int, ...]]:
    """Return what tells a segment from every other one, however many repetitions are planned."""
    return segment.address, tuple(rep.number for rep in segment.reps)


def _of(state: State) -> int:
    """Return how many repetitions the innermost set has."""
    assert state.segment is not None
    return state.plan.sets[state.segment.sets[-1]].of


def _void(before: State, state: State, now: timedelta, events: list[Event]) -> State:
    """Return the state before the command, with what was run since then as taken back.

    Serial numbers go on from there.
    """
    assert before.anchor is not None
    serial = before.anchor.serial
    left = state.anchor is not None and state.anchor.serial != serial
    under_way = take(state, now, Outcome.TAKEN_BACK, by_key=True) if left else None
    void = (
        replace(p, outcome=Outcome.TAKEN_BACK)
        for p in state.passes[len(before.passes) :]
        if p.serial != serial
    )
    events.append(StepTakenBack(now, under_way, serial))
    return replace(
        before, serial=state.serial, passes=(*before.passes, *void, *((under_way,) if under_way else ()))
    )


def _replay(state: State, given: tuple[Given, ...], now: timedelta, events: list[Event]) -> State:
    """Run a state up to ``now`` with the commands given meanwhile.

    What happened is told as of now, since listeners have heard of later instants; the passes have their own
    times. The pauses are the same ones, and were told.
    """
    happened: list[Event] = []
    for noted in given:
        state, later = advance(state, noted.at)
        happened += later
        if _meets(state, noted):
            with suppress(IllegalCommand):
                state = REPLAYED[type(noted.command)](state, noted.command, noted.at, happened)
    state, later = advance(state, now)
    events += [
        replace(event, at=now)
        for event in (*happened, *later)
        if not isinstance(event, Paused | LeadInBegan | Resumed)
    ]
    return state


def _meets(state: State, told: Given) -> bool:
    """Return whether a command has its place here too: one for a step only in that step."""
    if state.anchor is None or (state.phase, type(told.command)) not in TRANSITIONS:
        return False
    match told.command:
        case Extend():
            return _place(state.plan.segments[state.anchor.segment_index]) == _place(told.segment)
        case SetSpeed():
            return state.segment is not None and state.segment.address == told.segment.address
        case _:
            return True
