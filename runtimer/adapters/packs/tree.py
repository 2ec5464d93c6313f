"""The files of a folder or a git tree that belong to a pack."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from runtimer.adapters.packs.edits import JUNK
from runtimer.domain.pack import Pack, PackError
from runtimer.formats.packs.file_names import MANIFEST, check_together, folded
from runtimer.formats.packs.folder import checked, with_manifest
from runtimer.formats.packs.limits import MOST_FILES, check_listing
from runtimer.formats.packs.manifest import parse_manifest

_FOLDERS = ("workouts", "sounds")
_SINGLE = (MANIFEST, "LICENSE")
_PARTS = frozenset(map(folded, (*_FOLDERS, *_SINGLE)))
_MOST_SEEN = 20 * MOST_FILES
"""Names in a folder: more are not walked through to find a pack."""


def belongs(path: str) -> bool:
    """Return whether a path is in a part of a folder that a pack has.

    The rest (``.git``, a web site) is nobody's business.
    """
    top, slash, _ = path.partition("/")
    if PurePosixPath(path).name in JUNK:
        return False
    return top in _FOLDERS if slash else path in _SINGLE or path.endswith(".md")


def check_top(names: Iterable[str]) -> None:
    """Raise PackError where some systems take two names at the top for one: ``workouts`` and ``Workouts``."""
    check_together(name for name in names if folded(name) in _PARTS)


def pack_of(files: Mapping[str, bytes]) -> Pack:
    """Return the pack that these files are; where its manifest names none, their checksums are taken.

    Raises PackError.
    """
    if MANIFEST in files:
        manifest = parse_manifest(files[MANIFEST])
        if not manifest.files:
            return with_manifest(files, manifest)
    return checked(files)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that belong to a pack, by their paths in it; no link is followed.

    Raises PackError.
    """
    try:
        paths = _find(folder)
        sizes = {path: (folder / path).lstat().st_size for path in paths}
        check_listing(
            {unicodedata.normalize("NFC", path): size for path, size in sizes.items()}
        )  # old volumes of macOS hold NFD
        return {path: (folder / path).read_bytes() for path in paths}
    except OSError as error:
        raise PackError(f"{error.filename or folder}: {error.strerror or error}", "disk") from error
    except ValueError as error:  # a path with a NUL in it
        raise PackError(f"{folder}: {error}", "disk") from error


def _find(folder: Path) -> list[str]:
    """Return the paths in order. Raises PackError, OSError."""
    paths: list[str] = []
    entries = 0
    for around, folders, names in os.walk(folder, onerror=_raise):
        place = Path(around).relative_to(folder)
        if place == Path():
            check_top((*names, *folders))
            names, folders[:] = (
                [name for name in names if belongs(name)],
                [name for name in folders if name in _FOLDERS],
            )
        entries += len(names) + len(folders)
        if entries > _MOST_SEEN:
            raise PackError(f"there are more than {_MOST_SEEN} files in {folder}", "many-files")
        for name in (*names, *folders):
            mode = (Path(around) / name).lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise PackError(f"{place / name} is a link or a device; a pack has files and folders", "link")
        paths += [(place / name).as_posix() for name in names if name not in JUNK]
    return sorted(paths)


def _raise(error: OSError) -> None:
    raise error
