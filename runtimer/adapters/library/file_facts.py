"""A workout file of the library, read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.library.file_bytes import MOST_BYTES, read_bytes
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
        content = read_bytes(found.path)
        reading = read_workout(content, found.label, runner, FolderOfWorkout(Path(found.path).parent))
    except OSError as error:
        return broken(found.label, found.place, reason(error))
    facts = facts_of(reading.plan, reading.diagnostics, found.label, found.place)
    return replace(facts, checksum=_checksum(content))


def _checksum(content: bytes) -> str:
    """Return by what copies of a file know each other, nothing for a file that was not read to its end."""
    return hashlib.sha256(content).hexdigest()[:32] if len(content) < MOST_BYTES else ""
