"""What runners edited in a pack is never deleted."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

JUNK = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
"""Files that systems leave in every folder."""


def edited(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Yield each path of a pack that is not as it came, by the SHA-256 of ``files``. Raises OSError."""
    for path in walk(folder):
        name = path.relative_to(folder).as_posix()
        if path.name not in JUNK and not _as_it_came(path, files.get(name)):
            yield name


def delete_but_keep(folder: Path, files: Mapping[str, str], keep: Path) -> Iterator[tuple[str, Path]]:
    """Delete a pack's folder.

    What is not as it came goes to the folder ``keep``: yields its path and where it is now.

    Cut off at any moment it may be called again. Raises OSError.
    """
    if folder.is_symlink():  # somebody's own folder, put in this place
        folder.unlink()
        return
    for name in [*edited(folder, files)]:
        yield name, _move(folder / name, keep / name)
    for path in walk(folder):
        if path.name in JUNK or _as_it_came(path, files.get(path.relative_to(folder).as_posix())):
            path.unlink()
    for around, _, _ in os.walk(folder, topdown=False):
        Path(around).rmdir()


def walk(folder: Path) -> Iterator[Path]:
    """Yield everything in a folder, if it is there, that is not a folder; links are not followed."""
    for around, folders, names in os.walk(folder):
        linked = [name for name in folders if (Path(around) / name).is_symlink()]
        yield from (Path(around) / name for name in sorted((*names, *linked)))


def _as_it_came(path: Path, digest: str | None) -> bool:
    if digest is None or not stat.S_ISREG(path.lstat().st_mode):
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def _move(path: Path, wanted: Path) -> Path:
    """Move a file to a path, or where there is one already beside it, and return where that is."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    free, number = wanted, 1
    while os.path.lexists(free):
        number += 1
        free = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    path.rename(free)
    return free
