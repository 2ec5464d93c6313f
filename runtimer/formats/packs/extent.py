"""How much the workouts of a pack may come to together, which only reading them shows."""

from __future__ import annotations

from collections.abc import Iterable

from runtimer.domain.pack import PackError
from runtimer.domain.workout import MAX_REPETITIONS, Set, Step, Times, Workout
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.refusals import MAX_SEGMENTS
from runtimer.formats.scalars.refusal import quoted

MOST_NODES = 150_000
"""Keys' values, list items, lists and mappings, aliases expanded. Of those that come with runtimer a workout
has 63."""
MOST_SEGMENTS = 100_000
"""Segments with their cues and each change of speed within them. Of those that come with runtimer a workout
has 18."""


def extent(plan: Plan) -> int:
    """Return what a plan counts for: segments, their cues, and the changes of speed within them."""
    return sum(max(1, len(segment.speeds_mps)) + len(segment.cues) for segment in plan.segments)


def extent_unplanned(workout: Workout) -> int:
    """Return what a workout without a plan counts for: the segments that trying to make one may cost."""
    return min(_steps(workout.steps), MAX_SEGMENTS)


def check_nodes(path: str, nodes: int) -> None:
    """Raise PackError when all workouts as far as the one of that path have too many nodes."""
    if nodes > MOST_NODES:
        raise _too_much(
            path, f"{MOST_NODES:,} values and lists, those that aliases stand for included", "many-nodes"
        )


def check_segments(path: str, segments: int) -> None:
    """Raise PackError when the plans of all workouts as far as the one of that path count for too much."""
    if segments > MOST_SEGMENTS:
        raise _too_much(path, f"{MOST_SEGMENTS:,} segments, cues and changes of speed", "many-segments")


def _too_much(path: str, most: str, code: str) -> PackError:
    return PackError(
        f"with {quoted(path)} the workouts of the pack come to more than {most}: make several packs of it",
        code,
    )


def _steps(children: Iterable[Step | Set]) -> int:
    return sum(
        _repetitions(child) * _steps(child.children) if isinstance(child, Set) else 1 for child in children
    )


def _repetitions(authored: Set) -> int:
    return authored.times.most if isinstance(authored.times, Times) else MAX_REPETITIONS
