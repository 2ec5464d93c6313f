"""The profile: a whole workout as a row of bars."""

from __future__ import annotations

from runtimer.domain.workout import Intensity
from runtimer.engine.plan import Plan, Segment

BARS = "▁▂▃▄▅▆▇█"
_HEIGHTS = {Intensity.WARMUP: 2, Intensity.ACTIVE: 7, Intensity.RECOVERY: 1, Intensity.REST: 0, Intensity.COOLDOWN: 1}


def bar(segment: Segment) -> str:
    """Return the bar of a segment: the kind of work decides its height."""
    return BARS[_HEIGHTS[segment.verb.intensity]]


def columns(plan: Plan, width: int) -> list[int]:
    """Return for each of ``width`` columns the index of the segment that takes most of it; short segments are not lost.

    Every segment has its share of the width by its planned or estimated time.
    """
    total = sum(segment.estimate_s for segment in plan.segments)
    if width <= 0 or not plan.segments:
        return []
    if total <= 0:
        return [i * len(plan.segments) // width for i in range(width)]
    found, index, begun = [], 0, 0.0
    for column in range(width):
        middle = total * (column + 0.5) / width
        while index + 1 < len(plan.segments) and begun + plan.segments[index].estimate_s <= middle:
            begun += plan.segments[index].estimate_s
            index += 1
        found.append(index)
    return found


def profile(plan: Plan, width: int) -> str:
    """Draw a workout as ``width`` bars."""
    return "".join(bar(plan.segments[index]) for index in columns(plan, width))
