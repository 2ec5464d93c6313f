"""Workout files on the command line: found, read and judged."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable
from pathlib import Path

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.library.file_bytes import MOST_BYTES, read_bytes
from runtimer.adapters.workout_folder import FolderOfWorkout
from runtimer.domain.runner import Runner
from runtimer.engine.plan.plan import Plan
from runtimer.services.own_sounds import own_sounds
from runtimer.services.workout_source import Reading, read_workout
from runtimer.wording.eye.diagnostics import render, safe


class NoSuchFile(Exception):
    """A path that cannot be opened; the text says which and why."""


def read_file(path: str, runner: Runner) -> Reading:
    """Read the workout at ``path`` (``-`` is standard input). Raises NoSuchFile."""
    try:
        if path == "-":
            return read_workout(sys.stdin.buffer.read(MOST_BYTES), "<standard input>", runner)
        with Path(path).open("rb") as file:
            return read_workout(file.read(MOST_BYTES), path, runner, FolderOfWorkout(Path(path).parent))
    except (OSError, ValueError) as error:
        raise NoSuchFile(f"{safe(path)}: {reason(error)}") from error


def read_again(path: str, runner: Runner) -> Reading:
    """Read the workout at ``path``, which has to be a file, and is called by its name. Raises NoSuchFile."""
    name = Path(path).name
    try:
        return read_workout(read_bytes(path), name, runner, FolderOfWorkout(Path(path).parent))
    except OSError as error:
        raise NoSuchFile(f"{safe(name)}: {reason(error)}") from error


def sounds_of(plan: Plan, path: str) -> dict[str, str]:
    """Return where the workout's own sounds are, by name; what is missing was told when it was read."""
    folder, sounds = FolderOfWorkout(Path(path).parent), {}
    for name in own_sounds(plan.workout) if path != "-" else ():
        with contextlib.suppress(OSError):
            sounds[name] = folder.path(name)
    return sounds


def print_diagnostics(readings: Iterable[Reading]) -> None:
    """Print every diagnostic on standard error."""
    for reading in readings:
        for diagnostic in reading.diagnostics:
            print(render(diagnostic, reading.label, reading.text), end="\n\n", file=sys.stderr)
