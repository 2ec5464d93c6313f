"""How time moves a session: entering and closing passes, deadline to deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, SendOffGoal, ShareGoal
from runtimer.domain.workout import Verb
from runtimer.engine.news import (
    VOID,
    Event,
    Outcome,
    Pass,
    RepDone,
    Resumed,
    SegmentBrokenOff,
    SegmentDone,
    SegmentEntered,
    SegmentLeft,
    SegmentSkipped,
    SendOffMissed,
    SpeedChanged,
    WorkoutFinished,
)
from runtimer.engine.plan.course import Resolved, lay
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.resolution import resolve
from runtimer.engine.running.commands import SpeedSource
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor, State, deadline_of, estimate_mps, re_anchor, speeds_of


def next_deadline(state: State) -> timedelta | None:
    """Return when anything will happen next unless a command comes first."""
    if state.phase in (Phase.GET_READY, Phase.LEAD_IN):
        return state.phase_until
    if state.phase is not Phase.RUNNING or state.anchor is None:
        return None
    return _leg_begins(state.anchor, state.anchor.leg + 1) or state.anchor.deadline


def _leg_begins(anchor: Anchor, leg: int) -> timedelta | None:
    """Return when a leg of the course begins, None where there is none."""
    if leg >= len(anchor.course.legs):
        return None
    return anchor.at + timedelta(seconds=anchor.course.legs[leg].moving_s - anchor.moving_s)


def advance(state: State, now: timedelta) -> tuple[State, list[Event]]:
    """Let time pass up to ``now``: whatever was due happens at its own instant, however late one looks."""
    events: list[Event] = []
    while (due := next_deadline(state)) is not None and due <= now:
        state = _reach(state, due, now, events)
    return replace(state, now=max(state.now, now)), events


def _reach(state: State, due: timedelta, now: timedelta, events: list[Event]) -> State:
    """Let happen what is due first; of the planned changes of speed, all that are due by ``now``."""
    if state.phase is Phase.GET_READY:
        return enter(state, 0, due, events)
    if state.phase is Phase.LEAD_IN:
        return go_on(state, due, events)
    anchor = state.anchor
    assert anchor is not None
    if _leg_begins(anchor, anchor.leg + 1) is not None:
        return replace(state, anchor=_change_speed(anchor, now, events))
    return enter(close(state, due, Outcome.DONE, events), anchor.segment_index + 1, due, events)


def _change_speed(anchor: Anchor, now: timedelta, events: list[Event]) -> Anchor:
    leg = anchor.leg
    while (due := _leg_begins(anchor, leg + 1)) is not None and due <= now:
        leg += 1
        events.append(SpeedChanged(due, anchor.course.legs[leg].mps, SpeedSource.PLAN))
    return replace(anchor, leg=leg)


def go_on(state: State, at: timedelta, events: list[Event]) -> State:
    """End a pause."""
    paused_s = state.paused_by(at)
    events.append(Resumed(at))
    anchor = re_anchor(state, at, running=True)
    anchor = replace(anchor, begun=at if anchor.begun is None else anchor.begun)
    return replace(
        state,
        phase=Phase.RUNNING,
        phase_since=at,
        phase_until=None,
        paused_at=None,
        paused_s=paused_s,
        anchor=anchor,
    )


def enter(state: State, index: int, at: timedelta, events: list[Event]) -> State:
    """Enter segment ``index``, or the first after it that is not over already, or finish."""
    segments, late_s = state.plan.segments, 0.0
    while index < len(segments):
        goal = resolved(state, segments[index])
        if not isinstance(goal, float):
            return _begin(state, segments[index], goal, at, late_s=late_s, events=events)
        if isinstance(segments[index].goal, SendOffGoal) and goal > 0:
            late_s = goal
            events.append(SendOffMissed(at, goal))
        events.append(SegmentSkipped(at, index, None))
        index += 1
    events.append(WorkoutFinished(at, complete=True))
    paused_s = state.paused_by(at)
    return replace(
        state,
        phase=Phase.DONE,
        phase_since=at,
        phase_until=None,
        ended=at,
        anchor=None,
        paused_at=None,
        paused_s=paused_s,
    )


def _begin(
    state: State, segment: Segment, goal: Resolved, at: timedelta, late_s: float, events: list[Event]
) -> State:
    speeds, serial = speeds_of(state, segment), state.serial + 1
    course = lay(
        goal, speeds, estimate_mps(state, segment.verb), portions_of=goal, by_feel=not segment.speeds_mps
    )
    changed = speeds != segment.speeds_mps
    paused = state.phase is Phase.PAUSED and state.anchor is not None
    begun = None if paused else at
    anchor = Anchor(
        serial,
        segment.index,
        entered=at,
        at=at,
        moving_s=0.0,
        metres=0.0,
        goal=goal,
        entered_goal=goal,
        speeds_mps=speeds,
        course=course,
        belt_changed=changed,
        late_s=late_s,
        begun=begun,
    )
    deadline = None if paused else deadline_of(anchor)
    events.append(
        SegmentEntered(at, serial, segment_index=segment.index, goal=goal, until=deadline, speeds_mps=speeds)
    )
    entered_first = at if state.entered_first is None else state.entered_first
    state = replace(
        state, anchor=replace(anchor, deadline=deadline), serial=serial, entered_first=entered_first
    )
    return state if paused else replace(state, phase=Phase.RUNNING, phase_since=at, phase_until=None)


def resolved(state: State, segment: Segment) -> Resolved | float:
    """Return a segment's goal if it were entered now, or by how much it is over already."""
    return resolve(
        segment.goal, moving_s=state.moving_s, metres=state.metres, source_s=_source_s(state, segment)
    )


def _source_s(state: State, segment: Segment) -> float:
    """Return the time that a share is of, or since a send-off's repetition began."""
    if segment.source is None:
        return 0.0
    source = next(
        (p for p in reversed(state.passes) if p.segment_index == segment.source and p.outcome not in VOID),
        None,
    )
    if isinstance(segment.goal, ShareGoal):
        return source.counted_s if source else state.plan.segments[segment.source].estimate_s
    return state.moving_s - source.moving_before_s if source else 0.0


def close(
    state: State, at: timedelta, outcome: Outcome, events: list[Event], *, by_key: bool = False
) -> State:
    """Close the current pass; its time and metres join the session's."""
    segment_pass = take(state, at, outcome, by_key=by_key)
    events.append(_closing(at, segment_pass))
    moving_s, metres = state.moving_s + segment_pass.moving_s, state.metres + segment_pass.metres
    return replace(state, passes=(*state.passes, segment_pass), moving_s=moving_s, metres=metres)


def take(state: State, at: timedelta, outcome: Outcome, *, by_key: bool) -> Pass:
    """Return what the current pass has come to by ``at``."""
    anchor = state.anchor
    assert anchor is not None
    segment, moving_s = state.plan.segments[anchor.segment_index], state.moving_in_pass(at)
    metres, estimated = anchor.course.metres_at(moving_s), anchor.course.guessed or anchor.approximate
    if (
        isinstance(anchor.goal, DistanceGoal)
        and outcome is Outcome.DONE
        and (not by_key or anchor.course.length_s is None)
    ):
        metres, estimated = anchor.goal.metres, False
    if segment.verb is Verb.REST:
        estimated = False
    counted_s = segment.estimate_s if outcome is Outcome.SKIPPED else moving_s
    return Pass(
        anchor.serial,
        segment,
        entered=anchor.entered,
        ended=at,
        outcome=outcome,
        moving_s=moving_s,
        counted_s=counted_s,
        metres=metres,
        estimated=estimated,
        moving_before_s=state.moving_s,
        by_key=by_key,
        belt_changed=anchor.belt_changed,
    )


def _closing(at: timedelta, segment_pass: Pass) -> Event:
    match segment_pass.outcome:
        case Outcome.DONE if segment_pass.segment.verb is Verb.RUN and segment_pass.segment.reps:
            return RepDone(at, segment_pass)
        case Outcome.DONE:
            return SegmentDone(at, segment_pass)
        case Outcome.SKIPPED:
            return SegmentSkipped(at, segment_pass.segment_index, segment_pass)
        case Outcome.LEFT:
            return SegmentLeft(at, segment_pass)
        case _:
            return SegmentBrokenOff(at, segment_pass)
