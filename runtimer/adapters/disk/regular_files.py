"""Files that may have become something else, opened only where they are files.

Settings, ledgers and caches lie where everybody may put a pipe, a device or a link in their place: a pipe is
waited for without end, a device read without end, and opening some devices is an act of its own.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

NOT_A_FILE = "this is not a file"
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""A pipe that takes the file's place after the look is opened without waiting for somebody to write."""


def open_file(path: str | Path) -> BinaryIO:
    """Open a file to be read as bytes.

    Raises OSError, also where there is something else than a file, or no such name can be.
    """
    if regular(path):
        file = os.fdopen(os.open(path, _OPEN), "rb")
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file
        file.close()
    raise OSError(errno.EINVAL, NOT_A_FILE, os.fspath(path))


def read_file(path: str | Path, most: int) -> bytes:
    """Return all of a file of ``most`` bytes at most. Raises OSError, also where it is larger."""
    with open_file(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(
            errno.EFBIG, f"it is larger than {most >> 20} MiB: is this the right file?", os.fspath(path)
        )
    return data


def regular(path: str | Path) -> bool:
    """Return whether a path, or where its links lead, is a file.

    Raises OSError where nothing is, or no such name can be.
    """
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error), os.fspath(path)) from error


def real_path(path: str | Path) -> Path:
    """Return where the links of a path lead.

    One that leads back to itself is left as it is, and fails when it is opened.

    Raises OSError. (``Path.resolve`` raises RuntimeError for such a link before Python 3.13.)
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:
        raise OSError(errno.EINVAL, str(error), os.fspath(path)) from error


def reason(error: OSError | ValueError) -> str:
    """Return why a file cannot be read or written, in words.

    Who raises an OSError need not say it the usual way.
    """
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
