"""What was found in a folder of workouts the last time, kept in the cache."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.regular_files import read_file
from runtimer.adapters.disk.replacement import replace_file
from runtimer.adapters.library.scan import Source, prefix
from runtimer.domain.entry import Entry
from runtimer.formats.library_index import Index, read_index, write_index

MOST_BYTES = 128 << 20
"""Fifty thousand entries of the longest texts; what is larger is no index, and would take its time and
memory."""
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
            return read_index(
                read_file(self._path, MOST_BYTES), prefix(self._source.folder), self._source.place
            )
        return None

    def write(self, runner: str, entries: Collection[Entry]) -> None:
        """Keep what was found; where the disk does not take it, it is found again the next time."""
        with suppress(OSError):
            replace_file(
                self._path, _in_turns(write_index(runner, self._source.place, entries)), durable=False
            )


def _in_turns(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line
        if number % _AT_ONCE == _AT_ONCE - 1:
            time.sleep(_BREATH_S)
