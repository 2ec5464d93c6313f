"""Taking back a command: the step goes on where it would be now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand
from runtimer.engine.commands import Undo
from runtimer.engine.events import Event, Outcome, StepTakenBack
from runtimer.engine.moves import take
from runtimer.engine.phases import Phase
from runtimer.engine.state import State, re_anchor, seconds

UNDO_S = 10.0


def undoable(state: State, now: timedelta) -> bool:
    """Return whether there is a command that can still be taken back."""
    return state.undo is not None and seconds(now - state.undo.at) <= UNDO_S


def undo(state: State, _: Undo, now: timedelta, events: list[Event]) -> State:
    """Take the last command back; the passes since then stay in the record as taken back."""
    if state.undo is None or not undoable(state, now):
        raise IllegalCommand("there is nothing to take back")
    before, since = state.undo.before, state.undo.at
    assert before.anchor is not None
    left = state.anchor is not None and state.anchor.serial != before.anchor.serial
    under_way = take(state, now, Outcome.TAKEN_BACK, by_key=True) if left else None
    void = [replace(p, outcome=Outcome.TAKEN_BACK) for p in state.passes[len(before.passes) :] if p.serial != before.anchor.serial]
    passes = (*before.passes, *void, *((under_way,) if under_way else ()))
    events.append(StepTakenBack(now, under_way, before.anchor.serial))
    moving_s = before.moving_in_pass(since) + seconds(now - since) - (state.paused_by(now) - before.paused_by(since))
    phase = Phase.RUNNING if state.phase is Phase.DONE else state.phase
    anchor = re_anchor(before, now, running=phase is Phase.RUNNING, moving_s=moving_s)
    return replace(
        before, now=now, phase=phase, phase_since=state.phase_since, phase_until=None, serial=state.serial, passes=passes,
        paused_at=state.paused_at, paused_s=state.paused_s, anchor=anchor,
    )  # fmt: skip
