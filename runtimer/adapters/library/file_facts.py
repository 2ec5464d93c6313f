"""A workout file of the library, read."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.library.file_bytes import read_bytes
from runtimer.adapters.library.scan import Found
from runtimer.adapters.workout_folder import FolderOfWorkout
from runtimer.domain.entry import Facts
from runtimer.domain.runner import Runner
from runtimer.services.facts import broken, facts_of
from runtimer.services.workout_source import read_workout


def read_facts(found: Found, runner: Runner) -> Facts:
    """Return the facts of a file that was found. Never raises."""
    if found.error:
        return broken(found.label, found.place, found.error)
    try:
        reading = read_workout(
            read_bytes(found.path), found.label, runner, FolderOfWorkout(Path(found.path).parent)
        )
    except OSError as error:
        return broken(found.label, found.place, reason(error))
    return facts_of(reading.plan, reading.diagnostics, found.label, found.place)
