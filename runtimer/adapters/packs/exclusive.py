"""One process at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runtimer.domain.pack import PackError

PATIENCE_S = 5.0
"""A change takes less; who waits longer waits for a program that hangs."""
_STEP_S = 0.02

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


@contextmanager
def exclusively(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock that is the file ``path``, which stays; the system takes it back however the process ends.

    Raises PackError when another process holds it for longer than ``patience_s`` seconds, OSError when there can be no lock.
    """
    with path.open("ab") as file:
        until = time.monotonic() + patience_s
        while not _taken(file.fileno()):
            if time.monotonic() > until:
                raise PackError("another runtimer is changing your packs; try again when it is done", "busy")
            time.sleep(_STEP_S)
        try:
            yield
        finally:
            _give_back(file.fileno())


def _taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):
        return False
    return True
