"""The bytes of a file that may have become something else."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who reads one file does not wait for what a library is
    from runtimer.domain.entry import Stamp

NOT_A_FILE = "this is not a file"
MOST_BYTES = (1 << 20) + 1
"""One byte more than a workout may have: enough to see that it is too large."""
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""A pipe that has taken a file's place is opened without waiting for somebody to write."""


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


def file_stamp(path: str) -> Stamp | None:
    """Return the stamp of what is at a path now, None where that is no file. Never raises."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return stamp_of(status) if stat.S_ISREG(status.st_mode) else None


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
