"""What is in a pack for its runner: each workout read, planned and judged."""

from __future__ import annotations

import errno
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from runtimer.domain.errors import Diagnostic, Problem, Severity
from runtimer.domain.pack import Pack, WorkoutSummary
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, Target
from runtimer.domain.workout import Step, Verb
from runtimer.formats.packs.extent import check_nodes, check_segments, extent, extent_unplanned
from runtimer.formats.packs.file_names import WORKOUTS
from runtimer.formats.workout_formats import WorkoutFile, workout_format
from runtimer.ports.packs import Progress, unseen
from runtimer.services.workout_source import Reading, judge

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


def read_workouts(
    files: Mapping[str, bytes], runner: Runner, progress: Progress = unseen
) -> Iterator[Reading]:
    """Yield every workout among the files of a pack, read for a runner, in the order of their paths.

    No more than one is held in memory. Raises PackError once they come to too much.
    """
    return (reading for _, reading in _each(files, runner, progress))


def summaries(
    files: Mapping[str, bytes], runner: Runner, progress: Progress = unseen
) -> tuple[WorkoutSummary, ...]:
    """Return what every workout among the files of a pack comes to for a runner.

    Raises PackError once they come to too much.
    """
    return tuple(_summary(reading) for reading in read_workouts(files, runner, progress))


def judged(pack: Pack, runner: Runner, progress: Progress = unseen) -> Iterator[Reading]:
    """Yield every workout of a pack with all that its author should know: what is wrong, and what fits only some runners.

    Raises PackError once they come to too much.
    """
    return (_with_warnings(reading, file) for file, reading in _each(pack.files, runner, progress))


def _each(
    files: Mapping[str, bytes], runner: Runner, progress: Progress
) -> Iterator[tuple[WorkoutFile, Reading]]:
    paths = sorted(path for path in files if path.endswith(WORKOUTS))
    nodes = segments = 0
    for number, path in enumerate(paths):
        progress(number, len(paths))
        file = workout_format(files[path], path).read(files[path])
        nodes += file.nodes
        check_nodes(path, nodes)
        reading = judge(file, path, runner, FolderInPack(files, path))
        if file.workout:
            segments += extent(reading.plan) if reading.plan else extent_unplanned(file.workout)
        check_segments(path, segments)
        yield file, reading


def _summary(reading: Reading) -> WorkoutSummary:
    plan = reading.plan
    if plan is None:
        return WorkoutSummary(
            reading.label,
            error=next(
                diagnostic for diagnostic in reading.diagnostics if diagnostic.severity is Severity.ERROR
            ),
        )
    return WorkoutSummary(
        reading.label,
        plan.workout.name,
        seconds=plan.duration_s,
        metres=plan.metres,
        estimated=plan.estimated,
        metres_estimated=plan.metres_estimated,
    )


def _with_warnings(reading: Reading, file: WorkoutFile) -> Reading:
    diagnostics = sorted((*reading.diagnostics, *_absolute(file)), key=lambda d: (d.line, d.column))
    return replace(reading, diagnostics=tuple(diagnostics))


def _absolute(file: WorkoutFile) -> Iterator[Diagnostic]:
    """Yield a warning for each step that asks the same pace of everybody; a walk may."""
    for address, step in file.workout.walk() if file.workout else ():
        if not isinstance(step, Step) or step.verb is Verb.WALK:
            continue
        if texts := list(dict.fromkeys(filter(None, map(_exact, step.targets)))):
            message = f"{', '.join(f'`{text}`' for text in texts)} is the same for every runner"
            yield file.locate(
                Problem(
                    Severity.WARNING,
                    "absolute-pace",
                    message=message,
                    help=_REMEDY,
                    address=address,
                    field="pace",
                )
            )


def _exact(target: Target) -> str | None:
    speed = target.speed
    return (
        speed.text
        if speed and any(isinstance(point, ExactSpeed) for point in (speed.start, speed.end))
        else None
    )
