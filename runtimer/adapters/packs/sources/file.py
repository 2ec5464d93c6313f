"""A pack in a file."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.archive import MOST_ARCHIVE_BYTES, unpack
from runtimer.ports.packs import PackSource, Progress

NAME = "file"
RANK = 40


def recognises(text: str, rev: str | None) -> bool:
    """Return whether a source is named that is of this kind."""
    return rev is None and Path(text).exists() and not Path(text).is_dir()


def open_source(text: str, rev: str | None) -> PackSource:
    """Return the file of that path; ``rev`` has no meaning for it."""
    del rev
    return FileSource(Path(text))


class FileSource:
    """Implements ``ports.PackSource``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def fetch(self, progress: Progress) -> Fetched:
        """Read the archive. Raises PackError."""
        try:
            path = self._path.resolve()
            if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for somebody to write
                raise PackError(f"{self._path} is not a file", "not-a-file")
            with path.open("rb") as file:
                data = file.read(MOST_ARCHIVE_BYTES + 1)
        except (OSError, ValueError) as error:
            raise PackError(f"{self._path}: {getattr(error, 'strerror', None) or error}", "disk") from error
        progress(len(data), len(data))
        digest = hashlib.sha256(data).hexdigest()
        return Fetched(unpack(data), Origin(NAME, str(path), sha256=digest), len(data))
