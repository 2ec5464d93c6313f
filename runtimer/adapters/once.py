"""What a runner is asked only once on this machine."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.paths import data_folder


def was_asked(question: str) -> bool:
    """Return whether ``question`` was put before.

    Where that cannot be known, too: nobody is asked at every start.
    """
    try:
        return _mark(question).exists()
    except OSError:
        return True


def remember_asked(question: str) -> None:
    """Remember that ``question`` was put, if the disk takes it: an empty file in the data folder."""
    mark = _mark(question)
    with suppress(OSError):
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()


def _mark(question: str) -> Path:
    return data_folder() / "asked" / question
