"""A workout in words: its steps as its author arranged them, its totals, its profile."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.domain.workout import Address, Intensity, Set, Step, Until
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.plan.skyline import skyline
from runtimer.wording.eye import figures, targets

WIDTH = 78
_EIGHTHS = "▁▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class WorkoutLine:
    """One line: how deep it lies in sets, its words, what to hold, the kind of work (None: a set)."""

    depth: int
    words: str
    detail: str
    kind: Intensity | None


def describe(plan: Plan) -> str:
    """Say the whole workout: title, totals, profile, steps, what its author says about it."""
    workout, unit = plan.workout, plan.runner.unit
    steps = [
        f"{'   ' * line.depth}{'  '.join(filter(None, (line.words, line.detail)))}"
        for line in lines(plan, unit)
    ]
    change = targets.scale(plan.runner.scale)
    text = [
        workout.name,
        totals(plan, unit),
        *([f"{change}: {targets.SCALED}"] if change else []),
        "",
        profile(plan, WIDTH),
        "",
        *steps,
    ]
    if workout.about:
        text += ["", *textwrap.wrap(workout.about, WIDTH)]
    credit = " · ".join(part for part in (workout.author, workout.license, workout.source) if part)
    return "\n".join([*text, *(["", credit] if credit else [])])


def totals(plan: Plan, unit: Unit) -> str:
    """Say distance, time and steps; the time is rounded up, as what is left is, and estimates are marked."""
    way = f"{figures.distance(plan.metres, unit)}{' ~' if plan.metres_estimated else ''}"
    time = f"{figures.duration(math.ceil(plan.duration_s - 1e-6))}{' ~' if plan.estimated else ''}"
    return f"{way} · {time} · {len(plan.due)} step{'' if len(plan.due) == 1 else 's'}"


def profile(plan: Plan, width: int) -> str:
    """Draw a workout as ``width`` bars."""
    return "".join(_EIGHTHS[round(block.height * 8)] for block in skyline(plan).sampled(width))


def lines(plan: Plan, unit: Unit) -> tuple[WorkoutLine, ...]:
    """Return a line for each step and each set, in the order of the file."""
    of_address: dict[Address, list[Segment]] = {}
    for segment in plan.segments:
        of_address.setdefault(segment.address, []).append(segment)
    return tuple(_walk(plan.workout.steps, (), of_address, plan.runner, unit))


def _walk(
    children: tuple[Step | Set, ...],
    above: Address,
    planned: dict[Address, list[Segment]],
    runner: Runner,
    unit: Unit,
    first: int = 0,
) -> Iterator[WorkoutLine]:
    for index, child in enumerate(children, first):
        address = (*above, index)
        if isinstance(child, Step):
            yield _step(child, len(above), planned.get(address, []), runner, unit)
            continue
        yield WorkoutLine(
            len(above),
            _times(child),
            f"starting every {figures.duration(child.every_s)}" if child.every_s else "",
            None,
        )
        yield from _walk(child.steps, address, planned, runner, unit)
        if child.between:
            yield WorkoutLine(len(address), "between", "", None)
            for line in _walk(child.between, address, planned, runner, unit=unit, first=len(child.steps)):
                yield replace(line, depth=line.depth + 1)


def _words(step: Step) -> str:
    return f"{step.name or figures.VERBS[step.verb]} {_each(figures.goal(goal) for goal in step.goals)}"


def _step(step: Step, depth: int, segments: list[Segment], runner: Runner, unit: Unit) -> WorkoutLine:
    speeds = _each(target.speed.text if target.speed else "" for target in step.targets)
    paces = _each(targets.paces(segment, runner, unit) for segment in segments)
    holding = _each(figures.target(target, runner, speed=False) for target in step.targets)
    says_belt = all(targets.says_belt(segment, runner, unit) for segment in segments)
    belt = "" if says_belt else _each(targets.belts(segment, runner, unit) for segment in segments)
    details = (speeds, paces, holding, f"belt {belt}" if belt else "", step.note or "")
    return WorkoutLine(depth, _words(step), " · ".join(filter(None, details)), step.verb.intensity)


def _each(words: Iterable[str]) -> str:
    """Say once what every repetition has in common, else one after the other."""
    texts = list(words)
    return texts[0] if len(set(texts)) == 1 else " - ".join(texts) if any(texts) else ""


def _times(around: Set) -> str:
    times = around.times
    if isinstance(times, Until):
        return f"until {figures.goal(times.goal)}"
    return f"{times.due} ×" if times.due == times.most else f"{times.due} to {times.most} ×"
