"""An entry of the library: a workout file, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

Stamp = tuple[int, int, int]
"""When a file's content and its inode changed, in nanoseconds, and its size in bytes: another stamp, another
file."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a workout comes to for one runner: seconds, metres, load (100: an hour at threshold), and which rest on estimates."""

    seconds: float
    metres: float
    load: float
    estimated: bool
    metres_estimated: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says: ``text`` is what is searched, ``order`` what names are sorted by, both folded.

    ``error`` is its first one, with line and column where it has a place; without error and figures it is
    still to be read.
    """

    name: str
    order: str
    text: str
    tags: tuple[str, ...] = ()
    error: str | None = None
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with its facts: ``label`` is its path inside its folder, ``place`` says which folder that is."""

    path: str
    label: str
    place: str
    stamp: Stamp
    facts: Facts

    @property
    def is_read(self) -> bool:
        """Whether its facts come from the file as it is."""
        return self.facts.error is not None or self.facts.figures is not None


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in the library: entries added or changed, paths that are gone.

    ``left`` files are still to be read, of ``of``.
    """

    entries: tuple[Entry, ...]
    gone: frozenset[str] = frozenset()
    left: int = 0
    of: int = 0
