"""The course of a pass: where the runner is at which moving time, piecewise at constant speed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from runtimer.domain.goals import DistanceGoal, OpenGoal, TimeGoal
from runtimer.domain.runner import OPEN_ESTIMATE_S

Resolved = TimeGoal | DistanceGoal | OpenGoal
"""A goal once a step is entered: shares, totals and send-offs have become a time or a distance."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch at constant speed that begins at ``moving_s`` and ``metres`` of the pass."""

    moving_s: float
    metres: float
    mps: float


@dataclass(frozen=True, slots=True)
class Course:
    """Legs in order.

    ``length_s`` is the moving time at which the goal is reached, None where only a key ends it.

    Where ``guessed``, the speed is unknown and the legs carry an estimate, which must not become a countdown.
    """

    legs: tuple[Leg, ...]
    length_s: float | None
    guessed: bool

    def leg_at(self, moving_s: float) -> int:
        """Return the index of the leg that holds at ``moving_s``."""
        return max(0, bisect_right(self.legs, moving_s, key=lambda leg: leg.moving_s) - 1)

    def metres_at(self, moving_s: float) -> float:
        """Return the metres of the pass at ``moving_s``."""
        leg = self.legs[self.leg_at(moving_s)]
        return leg.metres + leg.mps * (moving_s - leg.moving_s)

    def moving_at(self, metres: float) -> float | None:
        """Return the moving time at ``metres`` of the pass, None if they lie before its legs or never come."""
        if metres < self.legs[0].metres:
            return None
        leg = self.legs[bisect_right(self.legs, metres, key=lambda leg: leg.metres) - 1]
        return leg.moving_s + (metres - leg.metres) / leg.mps if leg.mps else None


def amounts(goal: Resolved, speeds_mps: tuple[float, ...], estimate_mps: float) -> tuple[float, float]:
    """Return the seconds and metres of a whole pass without laying its course.

    Where no speed is known, they are those at ``estimate_mps``.
    """
    speeds_mps = speeds_mps or (estimate_mps,)
    match goal:
        case TimeGoal(seconds):
            return seconds, seconds * sum(speeds_mps) / len(speeds_mps)
        case DistanceGoal(metres):
            return metres * sum(1 / mps for mps in speeds_mps) / len(speeds_mps), metres
        case OpenGoal():
            return OPEN_ESTIMATE_S, OPEN_ESTIMATE_S * speeds_mps[0]


def lay(
    goal: Resolved,
    speeds_mps: tuple[float, ...],
    estimate_mps: float,
    *,
    portions_of: Resolved,
    by_feel: bool = False,
    moving_s: float = 0.0,
    metres: float = 0.0,
) -> Course:
    """Lay the course from a point of the pass to its goal.

    A distance ``by_feel`` is ended by a key, whatever speed is known of it.

    The portions of a progression are those of ``portions_of``, the goal as it was entered: a goal that the
    runner changes later makes the last portion longer or leaves portions out, and never changes the speed of
    now.
    """
    if not speeds_mps:
        length = goal.seconds if isinstance(goal, TimeGoal) else None
        return Course((Leg(moving_s, metres, estimate_mps),), length, guessed=True)
    if isinstance(portions_of, OpenGoal):
        speeds_mps = speeds_mps[:1]  # a first portion without an end
    position, legs = _position(portions_of, moving_s, metres), []
    for portion, mps in enumerate(speeds_mps):
        ends = _portion_end(portions_of, portion + 1, len(speeds_mps))
        if portion + 1 < len(speeds_mps) and ends <= position:
            continue
        legs.append(Leg(moving_s, metres, mps))
        if isinstance(portions_of, DistanceGoal):
            moving_s, metres = moving_s + (ends - metres) / mps, ends
        else:
            moving_s, metres = ends, metres + (ends - moving_s) * mps
    course = Course(tuple(legs), None, guessed=False)
    return course if by_feel and isinstance(goal, DistanceGoal) else _cut(course, goal)


def _position(goal: Resolved, moving_s: float, metres: float) -> float:
    return metres if isinstance(goal, DistanceGoal) else moving_s


def _portion_end(goal: Resolved, portion: int, of: int) -> float:
    match goal:
        case TimeGoal(seconds):
            return seconds * portion / of
        case DistanceGoal(metres):
            return metres * portion / of
        case OpenGoal():
            return float("inf")


def _cut(course: Course, goal: Resolved) -> Course:
    """Leave out the legs beyond the goal and set the length.

    A distance that already lies behind is reached at once.
    """
    first = course.legs[0]
    match goal:
        case TimeGoal(seconds):
            length: float | None = seconds
        case DistanceGoal(metres):
            length = first.moving_s if metres <= first.metres else course.moving_at(metres)
        case OpenGoal():
            length = None
    legs = tuple(leg for leg in course.legs if leg is first or length is None or leg.moving_s < length)
    return Course(legs, length, guessed=False)
