"""From a goal as authored to the goal that holds once its step is entered."""

from __future__ import annotations

from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    SendOffGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.engine.plan.course import Resolved

SHORTEST_SHARE_S = 5.0
DUST = 1e-6
"""A millionth of a second or a metre is nothing: a deadline is no more exact, and sums of many are less so."""

PLAIN = (TimeGoal, DistanceGoal, OpenGoal)
"""Goals that come to the same whatever was before."""


def resolve(goal: Goal, *, moving_s: float, metres: float, source_s: float) -> Resolved | float:
    """Return what a goal comes to after ``moving_s`` and ``metres`` of the session, or by how much it is over already.

    ``source_s`` is, for a share, the time that its repetition took; for a send-off, the time since its repetition began.
    The number returned instead of a goal is zero or positive: seconds (or metres, of a distance) too late.
    """
    match goal:
        case TimeGoal() | DistanceGoal() | OpenGoal():
            return goal
        case ShareGoal(of_rep):
            return TimeGoal(max(SHORTEST_SHARE_S, of_rep * source_s))
        case TotalTimeGoal(seconds):
            return TimeGoal(seconds - moving_s) if seconds - moving_s > DUST else _over(moving_s - seconds)
        case TotalDistanceGoal(total, unit):
            return DistanceGoal(total - metres, unit) if total - metres > DUST else _over(metres - total)
        case SendOffGoal(every_s):
            return TimeGoal(every_s - source_s) if every_s - source_s > DUST else _over(source_s - every_s)


def _over(amount: float) -> float:
    return amount if amount > DUST else 0.0
