"""The index of a folder of workouts, as bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from runtimer.domain.entry import Entry, Facts, Figures, Stamp

FORMAT = 1
"""Raised whenever an entry is written otherwise, or a file would be read otherwise: an index of another format is none."""


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of a folder, and the fingerprint of the runner that their figures are for."""

    runner: str
    entries: tuple[Entry, ...]


def write_index(runner: str, place: str, entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the lines of an index, the head with the checksum of all others last, so that one cut short has none."""
    checksum = 0
    for entry in entries:
        line = json.dumps(_row(entry), separators=(",", ":")).encode() + b"\n"
        checksum = zlib.crc32(line, checksum)
        yield line
    yield json.dumps([FORMAT, runner, place, checksum]).encode()


def read_index(data: bytes, folder: str, place: str) -> Index | None:
    """Return the index in ``data`` of a folder that is called ``place``; None for whatever is none, or of another format."""
    body, newline, tail = data.rpartition(b"\n")
    body += newline
    try:
        written, runner, called, checksum = json.loads(tail)
        if (written, called, checksum) != (FORMAT, place, zlib.crc32(body)):
            return None
        rows = json.loads(b"[" + body.rstrip().replace(b"\n", b",") + b"]")
        return Index(str(runner), tuple(_entry(row, folder, place) for row in rows))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _row(entry: Entry) -> list[Any]:
    facts = entry.facts
    figures = facts.figures and (
        facts.figures.seconds,
        facts.figures.metres,
        facts.figures.load,
        facts.figures.estimated,
        facts.figures.metres_estimated,
    )
    return [entry.label, entry.stamp, facts.name, facts.order, facts.text, facts.tags, facts.error, figures]


def _entry(row: list[Any], folder: str, place: str) -> Entry:
    label, (content, inode, size), name, order, text, tags, error, figures = row
    stamp: Stamp = (content, inode, size)
    facts = Facts(name, order, text, tuple(tags), error, Figures(*figures) if figures else None)
    return Entry(f"{folder}{label}", label, place, stamp, facts)
