"""How long and how much a source may take."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.formats.packs.archive import MOST_ARCHIVE_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """The most seconds in all, bytes that may come, and bytes of memory for each program that fetches them.

    A system that cannot limit the memory of another program leaves that out.
    """

    seconds: float = 30.0
    bytes: int = MOST_ARCHIVE_BYTES
    memory: int = 1 << 30


USUAL = Limits()
