"""The library on this machine: folders of workouts."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from runtimer.adapters.library.file_bytes import read_bytes
from runtimer.adapters.library.index_file import IndexFile
from runtimer.adapters.library.readers import Reader
from runtimer.adapters.library.scan import Found, Source, scan
from runtimer.adapters.workout_folder import FolderOfWorkout
from runtimer.domain.entry import Change, Entry, Facts
from runtimer.domain.runner import Runner
from runtimer.services.facts import unread

PIECE_S = 0.2
"""How long files are read before what was read is told."""
FRESH_NS = 100_000_000
"""A file changed so shortly before it was read may change again under the same time, which systems count in
ticks.

It is read once more."""
_NO_STAMP = (0, 0, -1)

Folders = dict[Source, dict[str, Entry]]


class LibraryFolders:
    """Implements ``ports.WorkoutLibrary``: the index says what was there, the folders what is."""

    def __init__(self, sources: Sequence[Source], runner: Runner, reader: Reader, cache: Path) -> None:
        self._reader = reader
        self._runner = runner
        self._told_for = runner
        self._files = {source: IndexFile(source, cache) for source in sources}
        self._known: Folders = {source: {} for source in sources}
        self._closed = False

    def remembered(self) -> tuple[Entry, ...]:
        """Return what was there the last time; figures that are for another runner are left out."""
        fingerprint = _fingerprint(self._runner)
        for source, file in self._files.items():
            index = file.read()
            if index and index.runner != fingerprint:
                index = replace(index, entries=tuple(map(_without_figures, index.entries)))
            self._known[source] = {entry.path: entry for entry in index.entries} if index else {}
        return tuple(entry for entries in self._known.values() for entry in entries.values())

    def changes(self) -> Generator[Change]:
        """Yield what differs from what was told before, in pieces; nothing where nothing does."""
        self._forget_figures_of_others()
        files = {source: {file.path: file for file in scan(source)} for source in self._known}
        gone = frozenset(
            path for source, entries in self._known.items() for path in entries if path not in files[source]
        )
        unread = [
            (source, file)
            for source in files
            for file in files[source].values()
            if self._is_new(source, file)
        ]
        if not unread and not gone:
            return
        new = [self._enter(source, file) for source, file in unread if file.path not in self._known[source]]
        for entries in self._known.values():
            for path in gone & entries.keys():
                del entries[path]
        yield Change(tuple(new), gone, len(unread), len(unread))
        try:
            yield from self._read(unread)
        finally:
            self._keep({source for source, _ in unread} if not gone else set(self._known))

    def serve(self, runner: Runner) -> None:
        """Read for another runner from the next look on."""
        self._runner = runner

    def data(self, entry: Entry) -> bytes:
        """Return what is in a file now. Raises OSError."""
        return read_bytes(entry.path)

    def folder(self, entry: Entry) -> FolderOfWorkout:
        """Return the folder in which a file lies."""
        return FolderOfWorkout(Path(entry.path).parent)

    def close(self) -> None:
        """Stop reading, from any thread; what was read so far is kept."""
        self._closed = True
        self._reader.close()

    def _forget_figures_of_others(self) -> None:
        runner = self._runner
        if runner != self._told_for:
            self._told_for = runner
            for entries in self._known.values():
                entries.update({path: _without_figures(entry) for path, entry in entries.items()})

    def _is_new(self, source: Source, found: Found) -> bool:
        entry = self._known[source].get(found.path)
        return entry is None or not entry.is_read or entry.stamp != found.stamp

    def _enter(self, source: Source, found: Found, facts: Facts | None = None) -> Entry:
        content, inode, _ = found.stamp
        fresh = min(abs(time.time_ns() - content), abs(time.time_ns() - inode)) < FRESH_NS
        stamp = _NO_STAMP if fresh and facts else found.stamp
        entry = Entry(found.path, found.label, found.place, stamp, facts or unread(found.label, found.place))
        self._known[source][entry.path] = entry
        return entry

    def _read(self, wanted: Sequence[tuple[Source, Found]]) -> Iterator[Change]:
        facts, left = self._reader.facts([file for _, file in wanted], self._told_for), len(wanted)
        waiting = iter(wanted)
        while left and not self._closed:
            until = time.monotonic() + PIECE_S
            piece = []
            for one_facts in facts:
                source, file = next(waiting)
                piece.append(self._enter(source, file, one_facts))
                if time.monotonic() > until:
                    break
            if not piece:
                return
            left -= len(piece)
            yield Change(tuple(piece), left=left, of=len(wanted))

    def _keep(self, sources: set[Source]) -> None:
        fingerprint = _fingerprint(self._told_for)
        for source in sources:
            self._files[source].write(
                fingerprint, [entry for entry in self._known[source].values() if entry.is_read]
            )


def _fingerprint(runner: Runner) -> str:
    return hashlib.sha256(repr(runner).encode()).hexdigest()[:16]


def _without_figures(entry: Entry) -> Entry:
    return replace(entry, facts=replace(entry.facts, figures=None, error=None))
