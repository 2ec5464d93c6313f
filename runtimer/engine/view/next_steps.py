"""What comes after the current step: steps whose end will be reached by then are left out, a send-off that is missed among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, SendOffGoal
from runtimer.engine.news import Outcome
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.resolution import PLAIN
from runtimer.engine.running.moves import resolved, take
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import State

MOST_OVER = 100
"""So many steps are looked through whose end is reached before they begin; no workout that is meant has more
in a row."""


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The segment that comes next (None: none), and by how many seconds the send-off before it is missed for certain (None: it is not)."""

    segment: Segment | None
    late_s: float | None = None


def following(state: State, now: timedelta) -> NextSteps:
    """Return what comes next if the current step goes on to its end.

    A step that only a key ends may end at once.
    """
    if state.anchor is None:
        return NextSteps(
            state.segment if state.phase in (Phase.READY, Phase.GET_READY, Phase.PAUSED) else None
        )
    later = state.anchor.segment_index + 1
    coming = next(iter(state.plan.segments[later : later + 1]), None)
    if coming is None or isinstance(coming.goal, PLAIN):
        return NextSteps(coming)
    ended, late_s = _ended(state, now), None
    for segment in state.plan.segments[later : later + MOST_OVER]:
        over = resolved(ended, segment)
        if not isinstance(over, float):
            return NextSteps(segment, late_s)
        if isinstance(segment.goal, SendOffGoal) and over > 0:
            late_s = over
    return NextSteps(None, late_s)


def _ended(state: State, now: timedelta) -> State:
    """Return the sums of a session as they will be at the end of the current pass."""
    anchor = state.anchor
    assert anchor is not None
    moving_s = max(state.moving_in_pass(now), anchor.course.length_s or 0.0)
    metres = (
        anchor.goal.metres if isinstance(anchor.goal, DistanceGoal) else anchor.course.metres_at(moving_s)
    )
    segment_pass = replace(
        take(state, now, Outcome.DONE, by_key=False), moving_s=moving_s, counted_s=moving_s, metres=metres
    )
    return replace(
        state,
        passes=(*state.passes, segment_pass),
        moving_s=state.moving_s + moving_s,
        metres=state.metres + metres,
    )
