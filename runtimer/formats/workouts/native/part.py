"""Runtimer's own workout file as one of the workout formats."""

from __future__ import annotations

from runtimer.domain.workout import Workout
from runtimer.formats.workouts.native.parser import Parsed, parse_workout

NAME = "native"
RANK = 10


def recognises(data: bytes, name: str) -> bool:
    """Return whether a file is named like one of ours, whatever is in it."""
    del data
    return name.lower().endswith((".yaml", ".yml"))


def read(data: bytes) -> Parsed:
    """Read a file. Never raises."""
    return parse_workout(data)


def write(workout: Workout) -> bytes:
    """Return a workout as a file; raises ValueError for what no file can say."""
    from runtimer.formats.workouts.native.writer import write_workout  # few commands write one

    return write_workout(workout).encode()
