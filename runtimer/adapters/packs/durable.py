"""Files that are on the disk before anything says so."""

from __future__ import annotations

import os
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and wait until the disk has it. Raises OSError."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_with(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, at once and for good: whoever reads it finds the old or the new. Raises OSError."""
    forget_unfinished(path)
    try:
        write_new(_beside(path), data)
        _beside(path).replace(path)
    finally:
        forget_unfinished(path)
    sync_folder(path.parent)


def forget_unfinished(path: Path) -> None:
    """Delete what a :func:`replace_with` that was cut off has left. Raises OSError."""
    _beside(path).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where a system has such a thing. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")
