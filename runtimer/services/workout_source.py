"""The library: a workout's text read, planned for a runner, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from runtimer.domain.errors import Diagnostic, PlanError, Severity
from runtimer.domain.runner import Runner
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.planner import plan_workout
from runtimer.formats.workout_formats import WorkoutFile, workout_format
from runtimer.services.own_sounds import problems_of

if (
    TYPE_CHECKING
):  # the ports know what happens in a session: a tenth of the start of a command that runs none
    from runtimer.domain.entry import Entry
    from runtimer.ports.library import WorkoutFolder, WorkoutLibrary


@dataclass(frozen=True, slots=True)
class Reading:
    """A workout file as read: ``plan`` is None when the file is not valid, ``text`` is for excerpts."""

    label: str
    text: str
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        """How many of the diagnostics make the file invalid."""
        return sum(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def read_workout(data: bytes, label: str, runner: Runner, folder: WorkoutFolder | None = None) -> Reading:
    """Read, check and plan the workout file ``data``.

    ``label`` names it in diagnostics, ``folder`` has its sounds. Never raises.
    """
    return judge(workout_format(data, label).read(data), label, runner, folder)


def judge(file: WorkoutFile, label: str, runner: Runner, folder: WorkoutFolder | None = None) -> Reading:
    """Check and plan what is read already. Never raises."""
    if file.workout is None:
        return Reading(label, file.text, None, file.diagnostics)
    try:
        plan = plan_workout(file.workout, runner)
    except PlanError as error:
        problems, planned = error.problems, None
    else:
        problems, planned = plan.warnings, plan
    sounds = problems_of(file.workout, folder)
    if any(problem.severity is Severity.ERROR for problem in sounds):
        planned = None
    located = tuple(file.locate(problem) for problem in (*problems, *sounds))
    diagnostics = sorted((*file.diagnostics, *located), key=lambda d: (d.line, d.column, d.code))
    return Reading(label, file.text, planned, tuple(diagnostics))


def read_entry(entry: Entry, library: WorkoutLibrary, runner: Runner) -> Reading:
    """Read a file of the library as it is now; one that cannot be read is a reading that says why.

    Never raises.
    """
    try:
        data = library.data(entry)
    except OSError as error:
        failure = Diagnostic(
            Severity.ERROR,
            "unreadable",
            message=error.strerror or str(error),
            line=1,
            column=1,
            help="look at the file and its rights",
        )
        return Reading(entry.label, "", None, (failure,))
    return read_workout(data, entry.label, runner, library.folder(entry))
