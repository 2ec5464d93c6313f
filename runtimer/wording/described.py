"""A workout in words: its steps as a coach would say them, its totals, its profile."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from runtimer.domain.targets import Target
from runtimer.domain.units import Unit
from runtimer.domain.workout import Set, Step, Until, Workout
from runtimer.engine.plan import Plan
from runtimer.engine.speeds import row_mps
from runtimer.wording import written
from runtimer.wording.profiled import profile

WIDTH = 78


def describe(plan: Plan) -> str:
    """Say the whole workout: title, totals, profile, steps."""
    workout = plan.workout
    lines = [workout.name, totals(plan), "", profile(plan, WIDTH), ""]
    lines += [f"{'  ' * depth}{words}" for depth, words in steps(workout, plan)]
    if workout.about:
        lines += ["", *textwrap.wrap(workout.about, WIDTH)]
    credit = " · ".join(part for part in (workout.author, workout.license, workout.source) if part)
    return "\n".join([*lines, *(["", credit] if credit else [])])


def totals(plan: Plan) -> str:
    """Say time and distance, each marked where it is an estimate."""
    time = f"{written.duration(plan.duration_s)}{' ~' if plan.estimated else ''}"
    way = f"{written.distance(plan.metres, plan.runner.unit)}{' ~' if plan.metres_estimated else ''}"
    return f"{time} · {way} · {len(plan.due)} steps"


def steps(workout: Workout, plan: Plan) -> Iterator[tuple[int, str]]:
    """Yield each line of the workout in words, with its depth."""
    for child in workout.steps:
        yield from _child(child, 0, plan)


def _child(child: Step | Set, depth: int, plan: Plan) -> Iterator[tuple[int, str]]:
    if isinstance(child, Step):
        yield depth, step_words(child, plan)
        return
    yield depth, f"{_times(child)}{_send_off(child)}"
    for inner in child.steps:
        yield from _child(inner, depth + 1, plan)
    if child.between:
        yield depth + 1, "between:"
        for inner in child.between:
            yield from _child(inner, depth + 2, plan)


def _times(authored: Set) -> str:
    times = authored.times
    if isinstance(times, Until):
        return f"until {written.goal(times.goal)}"
    return f"{times.due} ×" if times.due == times.most else f"{times.due} to {times.most} ×"


def _send_off(authored: Set) -> str:
    return f", starting every {written.duration(authored.every_s)}" if authored.every_s else ""


def step_words(step: Step, plan: Plan) -> str:
    """Say a step: what, how far, at what, and the belt's setting where it is known."""
    goals = _each([written.goal(goal) for goal in step.goals])
    targets = _each([_target(step, target, plan) for target in step.targets])
    label = f"{step.name} · " if step.name else ""
    return " · ".join(part for part in (f"{label}{written.VERBS[step.verb]} {goals}", targets, step.note) if part)


def _target(step: Step, target: Target, plan: Plan) -> str:
    row = row_mps(target.speed, plan.runner)
    setting = f" (belt {_belt(row, plan.runner.unit)})" if row else ""
    return f"{written.target(target)}{setting}"


def _belt(row: tuple[float, ...], unit: Unit) -> str:
    first, last = written.belt(row[0], unit), written.belt(row[-1], unit)
    return f"{first if first == last else f'{first} to {last}'} {written.speed_unit(unit)}"


def _each(words: list[str]) -> str:
    """Say what every repetition has in common once, else one after the other."""
    return words[0] if len(set(words)) == 1 else ", ".join(words)
