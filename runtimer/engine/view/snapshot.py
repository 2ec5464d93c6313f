"""From a state to a glance: what there is to see at an instant."""

from __future__ import annotations

import math
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.workout import Intensity, Verb
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.running.commands import Command, Done, Finish, Pause, Resume, Start
from runtimer.engine.running.moves import next_deadline
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import BEGINNING_S, Anchor, State, first_mps, progress, seconds
from runtimer.engine.running.undo_stack import undoable
from runtimer.engine.view.forecast import Forecast, forecast
from runtimer.engine.view.glance import Glance, Notch, Result
from runtimer.engine.view.next_steps import following

RESULT_S = 5.0
LEAST_FOR_RESULT_S = 15.0
"""How long a result is shown, and the length of the step that has room for it."""
MISSED_S = 8.0
"""How long it is said that a send-off was missed."""


def before_start(plan: Plan) -> Glance:
    """Return what there is to see of a plan that nobody runs yet."""
    state = State(plan, timedelta(0))
    return snapshot(state, state.now, forecast(state, state.now))


def snapshot(state: State, now: timedelta, ahead: Forecast, notice: str | None = None) -> Glance:
    """Return the glance at ``now``; ``ahead`` is the forecast from the state's anchor."""
    anchor, segment = state.anchor, state.segment
    moving_s = state.moving_in_pass(now)
    shown, counting_up = _seconds(state, now, moving_s)
    is_known = anchor is not None and bool(anchor.speeds_mps)
    metres = anchor.course.metres_at(moving_s) if anchor and is_known else None
    coming = following(state, now)
    return Glance(
        plan=state.plan,
        phase=state.phase,
        serial=state.serial,
        revision=state.revision,
        segment=segment,
        following=coming.segment,
        goal=anchor.goal if anchor else None,
        seconds=shown,
        counting_up=counting_up,
        approximate=anchor is not None and anchor.approximate and not isinstance(anchor.goal, TimeGoal),
        progress=progress(anchor, moving_s) if anchor else None,
        metres=metres,
        metres_left=_metres_left(anchor, metres),
        speed_mps=_speed(segment, anchor, moving_s),
        following_mps=first_mps(state, coming.segment),
        left_s=_left(state, ahead, moving_s),
        left_estimated=ahead.after_estimated or ahead.current_estimated,
        elapsed_s=_elapsed(state, now),
        total_metres=state.metres + (anchor.course.metres_at(moving_s) if anchor else 0.0),
        position_s=_position(state, segment, anchor, moving_s),
        paused_s=_floor(seconds(now - state.paused_at)) if state.paused_at is not None else 0,
        primary=_primary(state, moving_s),
        undoable=undoable(state, now),
        late_s=_late(coming.late_s),
        missed_s=_late(anchor.late_s) if anchor and moving_s < MISSED_S else None,
        notch=_notch(anchor, moving_s, shown),
        result=_result(state, now),
        notice=notice,
        next_change=_next_change(state, now, moving_s),
    )


def _metres_left(anchor: Anchor | None, metres: float | None) -> float | None:
    if anchor is None or metres is None or not isinstance(anchor.goal, DistanceGoal):
        return None
    return max(0.0, anchor.goal.metres - metres)


def _ceil(value: float) -> int:
    """Round up, a millionth of a second being nothing: that is how exact a deadline is."""
    return max(0, math.ceil(value - 1e-6))


def _floor(value: float) -> int:
    return max(0, math.floor(value + 1e-6))


def _seconds(state: State, now: timedelta, moving_s: float) -> tuple[int, bool]:
    """Return what the large digits show and whether they count up."""
    if state.phase_until is not None:
        return _ceil(seconds(state.phase_until - now)), False
    if state.anchor is not None:
        length_s = state.anchor.course.length_s
        return (_floor(moving_s), True) if length_s is None else (_ceil(length_s - moving_s), False)
    if state.phase is Phase.DONE:
        return _floor(seconds(now - state.phase_since)), True
    segment = state.segment
    return (_ceil(segment.duration_s), False) if segment and segment.duration_s else (0, True)


def _next_change(state: State, now: timedelta, moving_s: float) -> timedelta | None:
    """Return when a second turns next, or something happens.

    Before the start, return when to look at the time of day again.
    """
    due = next_deadline(state)
    if state.phase is Phase.READY:
        return now + timedelta(seconds=1)
    if state.phase is Phase.PAUSED and state.paused_at is not None:
        return _turn(now, state.paused_at, now)
    if state.phase is Phase.DONE:
        return _turn(now, state.phase_since, now)
    if state.phase_until is not None:
        return _turn(now, state.phase_until, now)
    if state.phase is not Phase.RUNNING or state.anchor is None:
        return None
    grid = state.anchor.deadline or now - timedelta(seconds=moving_s)
    turn = _turn(now, grid, now)
    return turn if due is None else min(turn, due)


def _turn(now: timedelta, grid: timedelta, after: timedelta) -> timedelta:
    """Return the first instant after ``after`` that is whole seconds away from ``grid``."""
    second = timedelta(seconds=1)
    return after + second - (now - grid) % second


def _late(seconds: float | None) -> int | None:
    """Round down; what is late at all is so by a second."""
    return max(1, _floor(seconds)) if seconds else None


def _speed(segment: Segment | None, anchor: Anchor | None, moving_s: float) -> float | None:
    """Return the belt's speed now: unknown, none in a rest, or that of the leg."""
    if segment is None:
        return None
    if segment.verb is Verb.REST:
        return 0.0
    if anchor is None:
        return segment.speed_mps
    return None if anchor.course.guessed else anchor.course.legs[anchor.course.leg_at(moving_s)].mps


def _notch(anchor: Anchor | None, moving_s: float, shown: int) -> Notch | None:
    """Return the next leg's speed, counted down with the digits: it turns when they do."""
    if anchor is None or anchor.course.guessed or anchor.course.length_s is None:
        return None
    legs, following = anchor.course.legs, anchor.course.leg_at(moving_s) + 1
    if following == len(legs):
        return None
    return Notch(
        max(0, shown - _ceil(anchor.course.length_s - legs[following].moving_s)), legs[following].mps
    )


def _elapsed(state: State, now: timedelta) -> int:
    if state.entered_first is None:
        return 0
    return _floor(seconds((now if state.ended is None else state.ended) - state.entered_first))


def _left(state: State, ahead: Forecast, moving_s: float) -> int:
    """Round up only the sum: at the step's seconds it ticks with them, and at a change of step it does not jump."""
    return _ceil(max(0.0, ahead.current_s - moving_s) + ahead.after_s)


def _position(state: State, segment: Segment | None, anchor: Anchor | None, moving_s: float) -> float:
    if segment is None:
        return sum(s.estimate_s for s in state.plan.segments) if state.passes else 0.0
    if anchor is None:
        return segment.start_s
    share = progress(anchor, moving_s)
    if share is None:
        share = min(1.0, moving_s / segment.estimate_s) if segment.estimate_s else 0.0
    return segment.start_s + share * segment.estimate_s


def _primary(state: State, moving_s: float) -> Command | None:
    """Return the one thing that is wanted now."""
    match state.phase:
        case Phase.READY | Phase.GET_READY:
            return Start()
        case Phase.PAUSED | Phase.LEAD_IN:
            return Resume()
        case Phase.DONE:
            return Finish()
        case Phase.RUNNING if state.anchor and state.anchor.course.length_s is None:
            return Done() if moving_s >= BEGINNING_S else None
        case Phase.RUNNING:
            return Pause()
        case _:
            return None


def _result(state: State, now: timedelta) -> Result | None:
    """Return what the repetition just done came to, if it was not simply the plan's."""
    if not state.passes or state.anchor is None or seconds(now - state.passes[-1].ended) >= RESULT_S:
        return None
    segment_pass = state.passes[-1]
    run = segment_pass.segment
    length_s = state.anchor.course.length_s
    if (
        run.verb.intensity is not Intensity.ACTIVE
        or segment_pass.outcome.value != "done"
        or not (segment_pass.by_key or segment_pass.belt_changed)
    ):
        return None
    if length_s is not None and length_s < LEAST_FOR_RESULT_S:
        return None
    return Result(segment_pass, run.duration_s)
