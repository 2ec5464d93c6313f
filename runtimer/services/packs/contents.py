"""What is in a pack for its runner: each workout read, planned and judged."""

from __future__ import annotations

import errno
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from runtimer.domain.errors import Diagnostic, Problem, Severity
from runtimer.domain.pack import Pack
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, Target
from runtimer.domain.workout import Step, Verb
from runtimer.formats.packs.names import WORKOUTS
from runtimer.formats.workouts.native import parse_workout
from runtimer.services.library import Reading, read_workout

_REMEDY = "a name such as `5k`, `threshold` or `easy` fits every runner"


class FolderInPack:
    """Implements ``ports.WorkoutFolder`` for a workout in a pack that is nowhere on the disk yet.

    A sound is looked for beside the workout, then from the top of the pack.
    """

    def __init__(self, files: Mapping[str, bytes], workout: str) -> None:
        self._files = files
        self._folder = posixpath.dirname(workout)

    def head(self, name: str, most: int) -> tuple[bytes, int]:
        """Return the first bytes and the size of a file. Raises OSError."""
        data = self._files[self.path(name)]
        return data[:most], len(data)

    def path(self, name: str) -> str:
        """Return where a file is in the pack. Raises OSError."""
        for folder in (self._folder, ""):
            path = posixpath.normpath(posixpath.join(folder, name))
            if path in self._files:
                return path
        raise FileNotFoundError(errno.ENOENT, "it is not in the pack")


def read_workouts(files: Mapping[str, bytes], runner: Runner) -> tuple[Reading, ...]:
    """Return every workout among the files of a pack, read for a runner, in the order of their paths. Never raises."""
    paths = sorted(path for path in files if path.endswith(WORKOUTS))
    return tuple(read_workout(files[path], path, runner, FolderInPack(files, path)) for path in paths)


def judged(pack: Pack, runner: Runner) -> tuple[Reading, ...]:
    """Return every workout of a pack with all that its author should know: what is wrong, and what fits only some runners."""
    return tuple(_with_warnings(reading, pack.files[reading.label]) for reading in read_workouts(pack.files, runner))


def _with_warnings(reading: Reading, data: bytes) -> Reading:
    found = sorted((*reading.diagnostics, *_absolute(data)), key=lambda one: (one.line, one.column))
    return replace(reading, diagnostics=tuple(found))


def _absolute(data: bytes) -> Iterator[Diagnostic]:
    """Yield a warning for each step that asks the same pace of everybody; a walk may."""
    parsed = parse_workout(data)
    for address, step in parsed.workout.walk() if parsed.workout else ():
        if not isinstance(step, Step) or step.verb is Verb.WALK:
            continue
        if texts := list(dict.fromkeys(filter(None, map(_exact, step.targets)))):
            message = f"{', '.join(f'`{text}`' for text in texts)} is the same for every runner"
            yield parsed.locate(Problem(Severity.WARNING, "absolute-pace", message, _REMEDY, address, "pace"))


def _exact(target: Target) -> str | None:
    speed = target.speed
    return speed.text if speed and any(isinstance(point, ExactSpeed) for point in (speed.start, speed.end)) else None
