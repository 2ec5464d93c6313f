"""Optional repetitions: which of them count among what is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.workout import Set, Times
from runtimer.engine.plan.plan import Plan, Segment

Turn = tuple[int, int]
"""A set of the plan, and which of its repetitions a segment is in or, lying between two, leads to."""


def due_after(plan: Plan, here: Segment) -> Iterator[Segment]:
    """Yield the segments after ``here`` that are due: also those of an optional repetition that is begun or led to."""
    later = plan.segments[here.index + 1 :]
    if not here.optional:
        yield from (segment for segment in later if not segment.optional)
        return
    authored = {address: child for address, child in plan.workout.walk() if isinstance(child, Set)}
    begun = set(_offered(plan, authored, here))
    yield from (segment for segment in later if begun.issuperset(_offered(plan, authored, segment)))


def _offered(plan: Plan, authored: dict[tuple[int, ...], Set], segment: Segment) -> Iterator[Turn]:
    """Yield the optional repetitions that a segment is in or leads to, outermost first."""
    if not segment.optional:
        return
    for place, rep in zip(segment.sets, segment.reps, strict=True):
        address = plan.sets[place].address
        around = authored[address]
        between = segment.address[len(address)] >= len(around.steps)
        number = rep.number + between
        if (
            isinstance(around.times, Times)
            and around.times.due < around.times.most
            and number > around.times.due
        ):
            yield place, number
