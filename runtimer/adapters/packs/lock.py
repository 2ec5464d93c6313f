"""One process at a time changes the packs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runtimer.adapters.disk.locks import PATIENCE_S, LockHeld, locked
from runtimer.domain.pack import PackError


@contextmanager
def exclusively(path: Path, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold the lock that is the file ``path``.

    Raises PackError when another process holds it for longer than ``patience_s`` seconds, OSError when there
    can be no lock.
    """
    try:
        with locked(path, patience_s):
            yield
    except LockHeld as error:
        raise PackError(
            "another runtimer is changing your packs; try again when it is done", "busy"
        ) from error
