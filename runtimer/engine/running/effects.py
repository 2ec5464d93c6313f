"""How commands move a session: one function a command; those for sets stand in ``set_effects``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand, PlanError
from runtimer.domain.goals import DistanceGoal, OpenGoal, TimeGoal
from runtimer.domain.runner import FASTEST_SCALE, SLOWEST_SCALE
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.workout import Verb
from runtimer.engine.news import (
    VOID,
    Event,
    GetReadyBegan,
    GoalChanged,
    LeadInBegan,
    Outcome,
    Paused,
    SessionClosed,
    SpeedChanged,
    WorkoutFinished,
)
from runtimer.engine.plan.course import Resolved
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import (
    Back,
    Done,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    ScaleSpeeds,
    SetSpeed,
    Start,
)
from runtimer.engine.running.moves import close, enter, go_on, resolved
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import BEGINNING_S, Anchor, State, progress, re_anchor, seconds, shifted

LONG_PAUSE_S = 10.0
LEAD_IN_S = 3.0
DONE_SHARE = 0.8
SAME_MPS = 1e-9
LEAST_LEFT_S = 3.0
"""What a changed goal leaves at least."""


def here(state: State) -> tuple[Anchor, Segment]:
    """Return the current pass and its segment. Raises IllegalCommand where there is none."""
    if state.anchor is None:
        raise IllegalCommand("nothing has begun")
    return state.anchor, state.plan.segments[state.anchor.segment_index]


def _running(state: State) -> bool:
    return state.phase is Phase.RUNNING


def scale_speeds(state: State, command: ScaleSpeeds, _now: timedelta, _events: list[Event]) -> State:
    """Plan the workout at other speeds."""
    if not SLOWEST_SCALE - SAME_MPS <= command.scale <= FASTEST_SCALE + SAME_MPS:
        raise IllegalCommand(
            f"{SLOWEST_SCALE - 1:+.0%} to {FASTEST_SCALE - 1:+.0%} are the limits: more would be another workout"
        )
    try:
        return replace(
            state, plan=plan_workout(state.plan.workout, replace(state.plan.runner, scale=command.scale))
        )
    except PlanError as error:
        raise IllegalCommand("a pace would be out of range") from error


def start(state: State, command: Start, now: timedelta, events: list[Event]) -> State:
    """Get ready, or begin at once."""
    if state.phase is Phase.GET_READY:
        return enter(state, 0, now, events)
    return _get_ready(replace(state, began=now, ready_s=command.ready_s), now, events)


def _get_ready(state: State, now: timedelta, events: list[Event]) -> State:
    if not state.ready_s:
        return enter(state, 0, now, events)
    events.append(GetReadyBegan(now, state.ready_s))
    until = now + timedelta(seconds=state.ready_s)
    return replace(state, phase=Phase.GET_READY, phase_since=now, phase_until=until)


def pause(state: State, _: Pause, now: timedelta, events: list[Event]) -> State:
    """Stop the time of the pass; a pause during the lead-in goes on as the same pause."""
    events.append(Paused(now))
    anchor = re_anchor(state, now, running=False) if state.anchor else None
    paused_at = state.paused_at if state.paused_at is not None else now
    return replace(
        state, phase=Phase.PAUSED, phase_since=now, phase_until=None, paused_at=paused_at, anchor=anchor
    )


def resume(state: State, _: Resume, now: timedelta, events: list[Event]) -> State:
    """Go on: at once, after a lead-in if the pause was long, or with a new get-ready if nothing had begun."""
    if state.anchor is None:
        return _get_ready(replace(state, paused_at=None), now, events)
    assert state.paused_at is not None
    if state.phase is Phase.LEAD_IN or seconds(now - state.paused_at) <= LONG_PAUSE_S:
        return go_on(state, now, events)
    events.append(LeadInBegan(now, LEAD_IN_S))
    return replace(
        state, phase=Phase.LEAD_IN, phase_since=now, phase_until=now + timedelta(seconds=LEAD_IN_S)
    )


def done(state: State, _: Done, now: timedelta, events: list[Event]) -> State:
    """Close a step that only a key can end."""
    anchor, _segment = here(state)
    if anchor.course.length_s is not None:
        raise IllegalCommand("this step ends by itself")
    if state.moving_in_pass(now) < BEGINNING_S:
        raise IllegalCommand("this step has only just begun")
    return enter(close(state, now, Outcome.DONE, events, by_key=True), anchor.segment_index + 1, now, events)


def next_step(state: State, _: Next, now: timedelta, events: list[Event]) -> State:
    """Go on to the next step; while getting ready, to the first."""
    if state.phase is Phase.GET_READY:
        return enter(state, 0, now, events)
    _anchor, segment = here(state)
    return enter(close_early(state, now, events), segment.index + 1, now, events)


def close_early(state: State, now: timedelta, events: list[Event]) -> State:
    """Close the current pass by key: as done where most of it is behind, else as skipped."""
    anchor, _segment = here(state)
    behind = progress(anchor, state.moving_in_pass(now))
    outcome = Outcome.DONE if behind is None or behind >= DONE_SHARE else Outcome.SKIPPED
    return close(state, now, outcome, events, by_key=True)


def back(state: State, _: Back, now: timedelta, events: list[Event]) -> State:
    """Begin this step again, or the one before."""
    (_anchor, segment), beginning = here(state), state.moving_in_pass(now) < BEGINNING_S
    state = close(state, now, Outcome.LEFT, events)
    return enter(state, _before(state, segment.index) if beginning else segment.index, now, events)


def _before(state: State, index: int) -> int:
    """Return the nearest segment before ``index`` that was run and whose end is not over (a total's may be), else ``index``."""
    earlier = {p.segment_index for p in state.passes if p.outcome not in VOID and p.segment_index < index}
    again = (
        i
        for i in sorted(earlier, reverse=True)
        if not isinstance(resolved(state, state.plan.segments[i]), float)
    )
    return next(again, index)


def extend(state: State, command: Extend, now: timedelta, events: list[Event]) -> State:
    """Make the step's goal larger or smaller; what is behind stays as it is."""
    anchor, _segment = here(state)
    goal = _extended(state, anchor, command, now)
    if goal == anchor.goal:
        raise IllegalCommand("three seconds are the least that can be left of a step")
    events.append(GoalChanged(now, goal))
    return replace(state, anchor=re_anchor(state, now, running=_running(state), goal=goal))


def _extended(state: State, anchor: Anchor, command: Extend, now: timedelta) -> Resolved:
    soonest_s = state.moving_in_pass(now) + LEAST_LEFT_S
    match anchor.goal:
        case TimeGoal(goal_s):
            return TimeGoal(max(goal_s + command.seconds, min(goal_s, soonest_s)))
        case DistanceGoal(metres, unit):
            return DistanceGoal(
                max(metres + command.metres, min(metres, anchor.course.metres_at(soonest_s))), unit
            )
        case OpenGoal():
            raise IllegalCommand("an open step has no goal to change")


def set_speed(state: State, command: SetSpeed, now: timedelta, events: list[Event]) -> State:
    """Take the belt's new speed for this step, and for the same authored step in later repetitions."""
    if state.anchor is None:
        raise IllegalCommand("nothing has begun")
    anchor, segment = here(state)
    if segment.verb is Verb.REST:
        raise IllegalCommand("the belt does not move in a rest")
    if not SLOWEST_MPS <= command.mps <= FASTEST_MPS:
        raise IllegalCommand("no belt runs at that speed")
    moving_s = state.moving_in_pass(now)
    change = command.mps - anchor.course.legs[anchor.course.leg_at(moving_s)].mps
    if abs(change) < SAME_MPS and not anchor.course.guessed:
        raise IllegalCommand("the belt goes no further")
    if is_known := bool(segment.speeds_mps):
        row = shifted(state, anchor.speeds_mps, change)
        value = state.belt.get((segment.address, True), 0.0) + change
    else:
        row, value = (command.mps,), command.mps
    events.append(SpeedChanged(now, command.mps, command.source))
    changed = replace(state, belt={**state.belt, (segment.address, is_known): value})
    moved = re_anchor(
        state, now, running=_running(state), speeds_mps=row, metres=_metres_run(anchor, moving_s)
    )
    approximate = anchor.approximate or (anchor.course.guessed and moving_s > 0)
    return replace(changed, anchor=replace(moved, approximate=approximate, belt_changed=True))


def _metres_run(anchor: Anchor, moving_s: float) -> float:
    """Return the metres behind; where they are a guess, no more than there are."""
    metres = anchor.course.metres_at(moving_s)
    return (
        min(metres, anchor.goal.metres)
        if anchor.course.guessed and isinstance(anchor.goal, DistanceGoal)
        else metres
    )


def finish(state: State, _: Finish, now: timedelta, events: list[Event]) -> State:
    """Close the session, breaking off what is under way."""
    if state.anchor:
        state = close(state, now, Outcome.BROKEN_OFF, events, by_key=True)
        events.append(WorkoutFinished(now, complete=False))
    events.append(SessionClosed(now))
    closed = replace(
        state,
        phase=Phase.CLOSED,
        phase_since=now,
        phase_until=None,
        ended=now if state.ended is None else state.ended,
    )
    return replace(closed, anchor=None, paused_at=None, paused_s=state.paused_by(now))
