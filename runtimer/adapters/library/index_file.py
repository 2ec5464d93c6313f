"""What was found in a folder of workouts the last time, kept in the cache."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.library.scan import Source, prefix
from runtimer.domain.entry import Entry
from runtimer.formats.library_index import Index, read_index, write_index

_AT_ONCE = 50
_BREATH_S = 0.0005
"""After so many entries others get their turn."""


class IndexFile:
    """The index of one folder; without one, or with one that is damaged, nothing is known."""

    def __init__(self, source: Source, cache: Path) -> None:
        self._source = source
        name = hashlib.sha256(os.fsencode(source.folder)).hexdigest()[:32]
        self._path = cache / f"{name}.index"

    def read(self) -> Index | None:
        """Return what was found the last time, None where that is not known. Never raises."""
        with suppress(OSError):
            return read_index(self._path.read_bytes(), prefix(self._source.folder), self._source.place)
        return None

    def write(self, runner: str, entries: Collection[Entry]) -> None:
        """Keep what was found; where the disk does not take it, it is found again the next time."""
        beside = self._path.with_name(f"{self._path.stem}.{os.getpid()}")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with beside.open("wb") as file:
                    for number, line in enumerate(write_index(runner, self._source.place, entries)):
                        file.write(line)
                        if number % _AT_ONCE == _AT_ONCE - 1:
                            time.sleep(_BREATH_S)
                beside.replace(self._path)
            finally:
                beside.unlink(missing_ok=True)
