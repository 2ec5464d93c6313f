"""What lies in a folder of workouts, looked at without being opened."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from runtimer.adapters.disk.regular_files import NOT_A_FILE, reason
from runtimer.adapters.library.file_bytes import stamp_of
from runtimer.domain.entry import Stamp

SUFFIXES = (".yaml", ".yml")
DEEPEST = 8
"""Folders inside folders; whoever goes deeper has something else there than workouts."""
_AT_ONCE = 100
_BREATH_S = 0.0005
"""After so many files others get a turn: a screen that lists ten thousand has keys to answer meanwhile."""


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of workouts, and what it is called for people."""

    folder: str
    place: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file in a folder of workouts; ``error`` says why it cannot be opened."""

    path: str
    label: str
    place: str
    stamp: Stamp
    error: str | None = None


def scan(source: Source) -> Iterator[Found]:
    """Yield every workout file of a folder and the folders in it, hidden ones and links to folders left out.

    Never raises.

    A folder that cannot be read is an entry of its own, with the reason; one that is not there is none.
    """
    try:
        if not stat.S_ISDIR(Path(source.folder).stat().st_mode):
            return
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError) as error:
        yield _unreadable(source.folder, ".", source, error)
        return
    for number, file in enumerate(_scan(source, "", 0)):
        if number % _AT_ONCE == _AT_ONCE - 1:
            time.sleep(_BREATH_S)
        yield file


def prefix(folder: str) -> str:
    """Return what the path of a file begins with, before its label."""
    return folder if folder.endswith(os.sep) else folder + os.sep


def _scan(source: Source, inside: str, depth: int) -> Iterator[Found]:
    path = prefix(source.folder) + inside
    try:
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(path, inside or ".", source, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            if depth < DEEPEST:
                yield from _scan(source, f"{inside}{entry.name}/", depth + 1)
        elif entry.name.lower().endswith(SUFFIXES):
            yield _found(entry, source, inside)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False


def _found(entry: os.DirEntry[str], source: Source, inside: str) -> Found:
    label = inside + entry.name
    path = prefix(source.folder) + label
    try:
        status = entry.stat()
    except OSError as error:
        return _unreadable(path, label, source, error)
    refused = None if stat.S_ISREG(status.st_mode) else NOT_A_FILE
    return Found(path, label, source.place, stamp_of(status), refused)


def _unreadable(path: str, label: str, source: Source, error: OSError | ValueError) -> Found:
    return Found(path, label, source.place, (0, 0, 0), reason(error))
