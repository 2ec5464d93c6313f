"""One process at a time."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from runtimer.adapters.disk.regular_files import NOT_A_FILE, regular

PATIENCE_S = 5.0
"""A change takes less; who waits longer waits for a program that hangs."""
_STEP_S = 0.02
_OPEN = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_HELD = "another runtimer is changing it; try again when it is done"

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give_back(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class LockHeld(OSError):
    """Another process holds the lock and does not give it back."""


@contextmanager
def locked(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock that is the file ``path``, which is made and stays.

    The system takes it back however the process ends.

    Raises LockHeld when another process holds it for longer than ``patience_s`` seconds, OSError when there
    can be no lock.
    """
    descriptor = _opened(path)
    try:
        until = time.monotonic() + patience_s
        while not _taken(descriptor):
            if time.monotonic() > until:
                raise LockHeld(errno.EAGAIN, _HELD, os.fspath(path))
            time.sleep(_STEP_S)
        try:
            yield
        finally:
            _give_back(descriptor)
    finally:
        os.close(descriptor)


def _opened(path: Path) -> int:
    """Open a lock, which has to be a file: a pipe would wait for somebody to read it. Raises OSError."""
    with suppress(FileNotFoundError):
        if not regular(path):
            raise OSError(errno.EINVAL, NOT_A_FILE, os.fspath(path))
    descriptor = os.open(path, _OPEN, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, NOT_A_FILE, os.fspath(path))
    return descriptor


def _taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):
        return False
    return True
