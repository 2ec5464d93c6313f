"""What a step comes to in the plan: speeds, time and distance, known or estimated."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.workout import Verb
from runtimer.engine.plan.belt_speeds import Row, thinned
from runtimer.engine.plan.course import Resolved, amounts
from runtimer.engine.plan.resolution import resolve


@dataclass(frozen=True, slots=True)
class Before:
    """Time (s) and distance (m) before a step, the time of what it is a share of, and whether these are estimates."""

    moving_s: float = 0.0
    metres: float = 0.0
    source_s: float = 0.0
    rough_time: bool = False
    rough_metres: bool = False


NOTHING_BEFORE = Before()


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a segment; see :class:`runtimer.engine.plan.plan.Segment`."""

    speeds: Row
    duration_s: float | None
    estimate_s: float
    metres: float
    estimated: bool
    metres_estimated: bool


def in_range(speeds: Row) -> bool:
    """Return whether anybody may run at these speeds: the runner's own paces can put a target out of range."""
    return all(SLOWEST_MPS <= mps <= FASTEST_MPS for mps in speeds.asked_mps)


def measure(verb: Verb, goal: Goal, speeds: Row, runner: Runner, before: Before) -> Measures:
    """Return the figures of a step at the speeds of its target."""
    resolved = resolve(goal, moving_s=before.moving_s, metres=before.metres, source_s=before.source_s)
    if isinstance(resolved, float):
        return Measures(
            speeds,
            0.0,
            estimate_s=0.0,
            metres=0.0,
            estimated=before.rough_time or before.rough_metres,
            metres_estimated=before.rough_metres,
        )
    rough_goal = resolved is not goal and (
        before.rough_metres if isinstance(resolved, DistanceGoal) else before.rough_time
    )
    return _figures(verb, resolved, speeds, runner.estimate_mps(verb), rough_goal)


def _figures(verb: Verb, goal: Resolved, speeds: Row, estimate_mps: float, rough_goal: bool) -> Measures:
    if len(speeds.belt_mps) > 1:
        speeds = thinned(
            speeds,
            goal.seconds if isinstance(goal, TimeGoal) else amounts(goal, speeds.belt_mps, estimate_mps)[0],
        )
    seconds, metres = amounts(goal, speeds.belt_mps, estimate_mps)
    of_time = isinstance(goal, TimeGoal)
    by_key = not of_time and (isinstance(goal, OpenGoal) or not speeds.belt_mps)
    rough_metres = rough_goal or isinstance(goal, OpenGoal) or (of_time and not speeds.belt_mps)
    return Measures(
        speeds,
        None if by_key else seconds,
        estimate_s=seconds,
        metres=metres,
        estimated=by_key or rough_goal,
        metres_estimated=rough_metres and verb is not Verb.REST,
    )
