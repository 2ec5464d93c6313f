"""The bytes of a workout file that may have become something else."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from runtimer.adapters.disk.regular_files import open_file

if TYPE_CHECKING:  # who reads one file does not wait for what a library is
    import os

    from runtimer.domain.entry import Stamp

MOST_BYTES = (1 << 20) + 1
"""One byte more than a workout may have: enough to see that it is too large."""


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
    with open_file(path) as file:
        return file.read(MOST_BYTES)
