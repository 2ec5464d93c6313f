"""Where in a pass an author's mark falls."""

from __future__ import annotations

from runtimer.domain.goals import DistanceGoal
from runtimer.domain.workout import Mark, MarkKind
from runtimer.engine.course import Course, Resolved

MOST_PER_CUE = 1000
"""More falls of one `every` cue in a pass than anybody wants to hear."""


def falls_s(mark: Mark, goal: Resolved, course: Course) -> list[tuple[int, float]]:
    """Return which fall of ``mark`` comes at which moving time (s) of the pass: none when it cannot, several for *every*.

    A fall keeps its number when the course ahead is laid anew.
    """
    match mark.kind:
        case MarkKind.AFTER_SECONDS:
            places: list[float | None] = [mark.value]
        case MarkKind.BEFORE_END_SECONDS:
            places = [None if course.length_s is None else course.length_s - mark.value]
        case MarkKind.SHARE:
            places = [_share(mark.value, goal, course)]
        case MarkKind.AFTER_METRES:
            places = [_at(mark.value, course)]
        case MarkKind.EVERY_SECONDS:
            places = [mark.value * k for k in range(1, _count(course.length_s, mark.value))]
        case MarkKind.EVERY_METRES:
            metres = None if course.length_s is None else course.metres_at(course.length_s)
            places = [_at(mark.value * k, course) for k in range(1, _count(metres, mark.value))]
    return [(k, s) for k, s in enumerate(places) if s is not None and s >= 0 and (course.length_s is None or s < course.length_s)]


def _count(length: float | None, step: float) -> int:
    return MOST_PER_CUE if length is None else min(MOST_PER_CUE, int(length / step) + 1)


def _share(share: float, goal: Resolved, course: Course) -> float | None:
    """Halfway of a distance is a place, halfway of a time an instant."""
    if isinstance(goal, DistanceGoal):
        return _at(share * goal.metres, course)
    return None if course.length_s is None else share * course.length_s


def _at(metres: float, course: Course) -> float | None:
    """Return when ``metres`` are run, unless nobody knows how fast."""
    return None if course.guessed else course.moving_at(metres)
