"""How long and how much a source may take."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.formats.packs.archive import MOST_ARCHIVE_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """The most seconds in all, and the most bytes that may come."""

    seconds: float = 30.0
    bytes: int = MOST_ARCHIVE_BYTES


USUAL = Limits()
