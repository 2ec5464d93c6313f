"""The index of a folder of workouts, as bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from runtimer.domain.entry import Entry, Facts, Figures, Stamp

FORMAT = 3
"""Raised whenever an entry is written otherwise, or a file would be read otherwise: an index of another
format is none."""
_PIECE = 1 << 20
"""Bytes of entries that are read together: one by one they would take their time, all at once memory."""


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of a folder, and the fingerprint of the runner that their figures are for."""

    runner: str
    entries: tuple[Entry, ...]


def write_index(runner: str, place: str, entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the lines of an index; the checksum comes last, so that one cut short has none."""
    checksum = 0
    for entry in entries:
        # Names of files that are not UTF-8 have halves of characters in them.
        line = (
            json.dumps(_row(entry), ensure_ascii=False, separators=(",", ":")).encode(
                "utf-8", "surrogatepass"
            )
            + b"\n"
        )
        checksum = zlib.crc32(line, checksum)
        yield line
    yield json.dumps([FORMAT, runner, place, checksum]).encode()


def read_index(data: bytes, folder: str, place: str) -> Index | None:
    """Return the index in ``data`` of a folder that is called ``place``.

    None for whatever is none, or of another format.
    """
    size = data.rfind(b"\n") + 1
    try:
        written, runner, called, checksum = json.loads(data[size:])
        if (written, called, checksum) != (FORMAT, place, zlib.crc32(memoryview(data)[:size])):
            return None
        return Index(str(runner), tuple(_entry(row, folder, place) for row in _rows(data, size)))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _rows(data: bytes, size: int) -> Iterator[list[Any]]:
    """Yield the entries in the lines that these first bytes are, as they are written."""
    at = 0
    while at < size:
        end = data.rfind(b"\n", at, min(at + _PIECE, size))
        if end < 0:
            end = data.find(b"\n", at)
        yield from json.loads(b"[" + data[at:end].replace(b"\n", b",") + b"]")
        at = end + 1


def _row(entry: Entry) -> list[Any]:
    facts = entry.facts
    figures = facts.figures and (
        facts.figures.seconds,
        facts.figures.metres,
        facts.figures.load,
        facts.figures.estimated,
        facts.figures.metres_estimated,
    )
    words = (facts.name, facts.order, facts.text, facts.tags, facts.error)
    return [entry.label, entry.stamp, *words, figures, facts.checksum]


def _entry(row: list[Any], folder: str, place: str) -> Entry:
    label, (content, inode, size), name, order, text, tags, error, figures, checksum = row
    stamp: Stamp = (content, inode, size)
    facts = Facts(
        name=name,
        order=order,
        text=text,
        tags=tuple(tags),
        error=error,
        figures=Figures(*figures) if figures else None,
        checksum=checksum,
    )
    return Entry(f"{folder}{label}", label, place, stamp, facts)
