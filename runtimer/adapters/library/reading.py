"""A workout file of the library, read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from runtimer.adapters.library.scan import NOT_A_FILE, Found, reason
from runtimer.adapters.workout_folder import FolderOfWorkout
from runtimer.domain.entry import Facts
from runtimer.domain.runner import Runner
from runtimer.services.facts import broken, facts_of
from runtimer.services.library import read_workout

MOST_BYTES = (1 << 20) + 1
"""One byte more than a workout may have: enough to see that it is too large."""
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""A pipe that has taken a file's place is opened without waiting for somebody to write."""


def read_bytes(path: str) -> bytes:
    """Return the first bytes of a file. Raises OSError."""
    try:
        descriptor = os.open(path, _OPEN)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, str(error)) from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, NOT_A_FILE)
        return file.read(MOST_BYTES)


def read_facts(found: Found, runner: Runner) -> Facts:
    """Return the facts of a file that was found. Never raises."""
    if found.error:
        return broken(found.label, found.place, found.error)
    try:
        reading = read_workout(read_bytes(found.path), found.label, runner, FolderOfWorkout(Path(found.path).parent))
    except OSError as error:
        return broken(found.label, found.place, reason(error))
    return facts_of(reading, found.label, found.place)
