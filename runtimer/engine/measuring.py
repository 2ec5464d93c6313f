"""What a step comes to in the plan: speeds, time and distance, known or estimated."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.goals import DistanceGoal, Goal
from runtimer.domain.runner import OPEN_ESTIMATE_S, Runner
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS, Target
from runtimer.domain.workout import Verb
from runtimer.engine.course import Resolved, lay
from runtimer.engine.resolving import resolve
from runtimer.engine.speeds import Row, row_of


@dataclass(frozen=True, slots=True)
class Before:
    """Time (s) and distance (m) before a step, the time of what it is a share of, and whether these are estimates."""

    moving_s: float
    metres: float
    source_s: float
    rough_time: bool
    rough_metres: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of a segment; see :class:`runtimer.engine.plan.Segment`."""

    speeds: Row
    duration_s: float | None
    estimate_s: float
    metres: float
    estimated: bool
    metres_estimated: bool


def measure(verb: Verb, goal: Goal, target: Target, runner: Runner, before: Before) -> Measures | None:
    """Return the figures of a step, None where the runner's own paces put its speed out of range."""
    speeds = row_of(target.speed, runner)
    if any(not SLOWEST_MPS <= mps <= FASTEST_MPS for mps in speeds.asked_mps):
        return None
    resolved = resolve(goal, moving_s=before.moving_s, metres=before.metres, source_s=before.source_s)
    if isinstance(resolved, float):
        return Measures(speeds, 0.0, 0.0, 0.0, before.rough_time or before.rough_metres, before.rough_metres)
    rough_goal = resolved is not goal and (before.rough_metres if isinstance(resolved, DistanceGoal) else before.rough_time)
    return _figures(verb, resolved, speeds, runner.estimate_mps(verb), rough_goal)


def _figures(verb: Verb, goal: Resolved, speeds: Row, estimate_mps: float, rough_goal: bool) -> Measures:
    course = lay(goal, speeds.belt_mps, estimate_mps, portions_of=goal)
    rough_metres = verb is not Verb.REST and (course.guessed or rough_goal)
    if course.length_s is not None:
        metres = goal.metres if isinstance(goal, DistanceGoal) else course.metres_at(course.length_s)
        return Measures(speeds, course.length_s, course.length_s, metres, rough_goal, rough_metres)
    if isinstance(goal, DistanceGoal):
        return Measures(speeds, None, goal.metres / estimate_mps, goal.metres, True, rough_goal)
    return Measures(speeds, None, OPEN_ESTIMATE_S, course.metres_at(OPEN_ESTIMATE_S), True, verb is not Verb.REST)
