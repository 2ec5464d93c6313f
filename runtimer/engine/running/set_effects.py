"""How commands change a set: one function a command."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand, PlanError
from runtimer.domain.workout import MAX_REPETITIONS
from runtimer.engine.news import Event, RepsChanged, SetEnded
from runtimer.engine.plan.plan import Segment, SetSpan
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import AddRep, DropRep, EndSet
from runtimer.engine.running.effects import close_early, here
from runtimer.engine.running.moves import enter
from runtimer.engine.running.state import State


def _innermost(state: State) -> tuple[Segment, SetSpan]:
    _anchor, segment = here(state)
    if not segment.sets:
        raise IllegalCommand("this step is in no set")
    return segment, state.plan.sets[segment.sets[-1]]


def end_set(state: State, _: EndSet, now: timedelta, events: list[Event]) -> State:
    """Go on to what follows the innermost set."""
    _segment, span = _innermost(state)
    return _leave(state, span, now, events)


def _leave(state: State, span: SetSpan, now: timedelta, events: list[Event]) -> State:
    state = close_early(state, now, events)
    events.append(SetEnded(now, span.end))
    return enter(state, span.end, now, events)


def add_rep(state: State, _: AddRep, now: timedelta, events: list[Event]) -> State:
    """Plan one repetition more."""
    _segment, span = _innermost(state)
    return _recount(state, span, +1, now, events)


def drop_rep(state: State, _: DropRep, now: timedelta, events: list[Event]) -> State:
    """Plan one repetition fewer, never the current one.

    Where the step under way leads to the last repetition, the set is over.
    """
    segment, span = _innermost(state)
    number = segment.reps[-1].number
    if number == span.of:
        raise IllegalCommand("this is the last repetition; *end set* goes on to what follows")
    if segment.between and number + 1 == span.of:
        return _leave(state, span, now, events)
    return _recount(state, span, -1, now, events)


def _recount(state: State, span: SetSpan, change: int, now: timedelta, events: list[Event]) -> State:
    counts = {**dict(state.plan.counts), span.key: span.of + change}
    if span.of + change > MAX_REPETITIONS:
        raise IllegalCommand(f"a set has {MAX_REPETITIONS} repetitions at most")
    try:
        plan = plan_workout(state.plan.workout, state.plan.runner, counts.items())
    except PlanError as error:
        raise IllegalCommand("the set takes no more repetitions") from error
    events.append(RepsChanged(now, span.of + change))
    return replace(state, plan=plan)
