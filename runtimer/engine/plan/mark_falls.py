"""Where in a pass an author's mark falls."""

from __future__ import annotations

import math
from collections.abc import Iterator

from runtimer.domain.goals import DistanceGoal
from runtimer.domain.workout import Mark, MarkKind
from runtimer.engine.plan.course import Course, Resolved
from runtimer.engine.plan.plan import Segment

MOST_AHEAD = 1000
"""So many falls of one `every` are found at most; whoever asks on from there finds more."""
HEARD_AT_ONCE, HEARD_A_SECOND = 10, 2
"""Of more cues in one step, or of more a second, most could not be heard."""


def falls_s(mark: Mark, goal: Resolved, course: Course, since_s: float = 0.0) -> Iterator[tuple[int, float]]:
    """Yield which fall of ``mark`` comes at which moving time (s) of the pass, in order: none when it cannot, several for *every*.

    With ``since_s`` earlier falls of an *every* are left out, so that late in a long pass none is found for nothing. A fall
    keeps its number when the course ahead is laid anew.
    """
    match mark.kind:
        case MarkKind.EVERY_SECONDS:
            falls = _every_s(mark.value, since_s)
        case MarkKind.EVERY_METRES:
            falls = iter(()) if course.guessed else _every_m(mark.value, goal, course, since_s)
        case _:
            place = _place_s(mark, goal, course)
            falls = iter(()) if place is None else iter([(0, place)])
    for fall, moving_s in falls:
        if course.length_s is not None and moving_s >= course.length_s:
            return
        if moving_s >= 0:
            yield fall, moving_s


def crowded(segment: Segment) -> float:
    """Return how often a second a segment's cues fall as it is planned if that is more than can be heard, else zero."""
    marks = [cue.at for cue in segment.cues]
    every_s = sum(segment.estimate_s / mark.value for mark in marks if mark.kind is MarkKind.EVERY_SECONDS)
    every_m = sum(segment.metres / mark.value for mark in marks if mark.kind is MarkKind.EVERY_METRES)
    once = sum(mark.kind not in (MarkKind.EVERY_SECONDS, MarkKind.EVERY_METRES) for mark in marks)
    falls = max(once, every_s + every_m)
    crowd = falls > HEARD_AT_ONCE + HEARD_A_SECOND * segment.estimate_s
    return falls / segment.estimate_s if segment.estimate_s and crowd else 0.0


def _every_s(seconds: float, since_s: float) -> Iterator[tuple[int, float]]:
    first = max(1, math.ceil(since_s / seconds))
    return ((k - 1, seconds * k) for k in range(first, first + MOST_AHEAD))


def _every_m(metres: float, goal: Resolved, course: Course, since_s: float) -> Iterator[tuple[int, float]]:
    """Yield the falls of so many metres each.

    A distance by feel may go on after its end, but not what counts its metres.
    """
    behind_m = course.metres_at(max(since_s, course.legs[0].moving_s))
    first = max(1, math.ceil(behind_m / metres))
    last = (
        first + MOST_AHEAD
        if not isinstance(goal, DistanceGoal)
        else min(first + MOST_AHEAD, math.ceil(goal.metres / metres))
    )
    places = ((k - 1, course.moving_at(metres * k)) for k in range(first, last))
    return ((fall, moving_s) for fall, moving_s in places if moving_s is not None)


def _place_s(mark: Mark, goal: Resolved, course: Course) -> float | None:
    match mark.kind:
        case MarkKind.AFTER_SECONDS:
            return mark.value
        case MarkKind.BEFORE_END_SECONDS:
            return None if course.length_s is None else course.length_s - mark.value
        case MarkKind.AFTER_METRES:
            return _at(mark.value, course)
        case _:
            return _share_s(mark.value, goal, course)


def _share_s(share: float, goal: Resolved, course: Course) -> float | None:
    """Halfway of a distance is a place, halfway of a time an instant."""
    if isinstance(goal, DistanceGoal):
        return _at(share * goal.metres, course)
    return None if course.length_s is None else share * course.length_s


def _at(metres: float, course: Course) -> float | None:
    """Return when ``metres`` are run, unless nobody knows how fast."""
    return None if course.guessed else course.moving_at(metres)
