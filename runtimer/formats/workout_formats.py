"""The formats of workout files: what each of them is, and which one a file is in."""

from __future__ import annotations

from typing import Protocol

from runtimer.discovery import Kind, load_part, parts
from runtimer.domain.errors import Diagnostic, Problem
from runtimer.domain.workout import Workout

OWN = "native"
"""The format of runtimer's own files."""


class WorkoutFile(Protocol):
    """What a file means: a workout, or none when there is any error."""

    @property
    def workout(self) -> Workout | None:
        """The workout."""
        ...

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong or doubtful; a warning for everything that the file says and no workout can hold."""
        ...

    @property
    def text(self) -> str:
        """What diagnostics quote; empty for a file that is no text."""
        ...

    @property
    def nodes(self) -> int:
        """How much there was to read."""
        ...

    def locate(self, problem: Problem) -> Diagnostic:
        """Return a problem that planning found, at its place in this file."""
        ...


class WorkoutFormat(Protocol):
    """What each part of ``workouts`` is; in order of RANK they are asked whether a file is theirs."""

    NAME: str

    def recognises(self, data: bytes, name: str) -> bool:
        """Return whether a file of that name is in this format."""
        ...

    def read(self, data: bytes) -> WorkoutFile:
        """Read a file. Never raises."""
        ...

    def write(self, workout: Workout) -> bytes:
        """Return a workout as a file; raises ValueError for what no file can say."""
        ...


def workout_format(data: bytes, name: str) -> WorkoutFormat:
    """Return the format of a file: our own one where no other knows it, which says what is wrong with it."""
    formats: tuple[WorkoutFormat, ...] = parts(Kind.WORKOUT_FORMAT)
    own: WorkoutFormat = load_part(Kind.WORKOUT_FORMAT, OWN)
    return next((each for each in formats if each.recognises(data, name)), own)
