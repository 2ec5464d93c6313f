"""A workout in words, step by step, as its author arranged it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runtimer.domain.goals import OpenGoal, TimeGoal
from runtimer.domain.units import Unit
from runtimer.domain.workout import Address, Intensity, Set, Step, Times
from runtimer.engine.plan import Plan, Segment
from runtimer.wording.written import VERBS, duration, goal, length, speeds, target, title


def work(segment: Segment) -> str:
    """Name a segment with its goal: ``run 1000 m``; an open one by its name alone."""
    return title(segment) if isinstance(segment.goal, OpenGoal) else f"{title(segment)} {goal(segment.goal)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how deep it lies in sets, its words, what to hold, the kind of work (None: a set)."""

    depth: int
    words: str
    detail: str
    kind: Intensity | None


def lines(plan: Plan, unit: Unit) -> tuple[Line, ...]:
    """Return a line for each step and each set, in the order of the file."""
    first: dict[Address, Segment] = {}
    for segment in plan.segments:
        first.setdefault(segment.address, segment)
    return tuple(_walk(plan.workout.steps, (), first, unit))


def _walk(children: tuple[Step | Set, ...], above: Address, first: dict[Address, Segment], unit: Unit) -> Iterator[Line]:
    for index, child in enumerate(children):
        address = (*above, index)
        if isinstance(child, Step):
            yield _step(child, len(above), first.get(address), unit)
        else:
            yield Line(len(above), _times(child), f"every {duration(child.every_s)}" if child.every_s else "", None)
            yield from _walk(child.children, address, first, unit)


def _step(step: Step, depth: int, segment: Segment | None, unit: Unit) -> Line:
    goals = " · ".join(dict.fromkeys(goal(value) for value in step.goals))
    held = " / ".join(dict.fromkeys(target(value) for value in step.targets))
    belt = speeds(segment, unit) if segment and len(step.targets) == 1 else ""
    detail = "  ".join(filter(None, (held, f"belt {belt}" if belt else "")))
    return Line(depth, f"{step.name or VERBS[step.verb]}  {goals}", detail, step.verb.intensity)


def _times(within: Set) -> str:
    times = within.times
    if isinstance(times, Times):
        return f"{times.due} ×" if times.due == times.most else f"{times.due} to {times.most} ×"
    if isinstance(times.goal, TimeGoal):
        return f"for {duration(times.goal.seconds)}"
    return f"for {length(times.goal.metres, times.goal.unit)}"
