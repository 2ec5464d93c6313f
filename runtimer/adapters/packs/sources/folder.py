"""A pack in a folder."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.packs.tree import pack_of, read_folder
from runtimer.domain.installation import Fetched, Origin
from runtimer.ports.packs import PackSource, Progress

NAME = "folder"
RANK = 30


def recognises(text: str, rev: str | None) -> bool:
    """Return whether a source is named that is of this kind."""
    return rev is None and Path(text).is_dir()


def open_source(text: str, rev: str | None) -> PackSource:
    """Return the folder of that path; ``rev`` has no meaning for it."""
    del rev
    return FolderSource(Path(text))


class FolderSource:
    """Implements ``ports.PackSource``; where the manifest names no files, they are taken as they are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fetch(self, progress: Progress) -> Fetched:
        """Read the parts of the folder that a pack has. Raises PackError."""
        files = read_folder(self._folder)
        size = sum(map(len, files.values()))
        progress(size, size)
        return Fetched(pack_of(files), Origin(NAME, str(self._folder.resolve())), size)
