"""An entry of the library: a workout file, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

Stamp = tuple[int, int, int]
"""When a file's content and its inode changed, in nanoseconds, and its size in bytes: another stamp, another
file."""
MINE, HERE, SHIPPED = "mine", "here", "shipped"
"""What the folders are called that are no packs."""
_NEAREST = (MINE, HERE)
"""The places that come before packs, of several that a workout lies in."""


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
    still to be read. ``checksum`` is that of its bytes, empty where they are not known.
    """

    name: str
    order: str
    text: str
    tags: tuple[str, ...] = ()
    error: str | None = None
    figures: Figures | None = None
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with its facts: ``label`` is its path inside its folder, ``place`` says which folder that is.

    ``copies`` are other files of the same content.
    """

    path: str
    label: str
    place: str
    stamp: Stamp
    facts: Facts
    copies: tuple[Entry, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether its facts come from the file as it is."""
        return self.facts.error is not None or self.facts.figures is not None

    @property
    def files(self) -> tuple[Entry, ...]:
        """The file that is opened, then its copies."""
        return self, *self.copies

    def says(self, word: str) -> bool:
        """Return whether a word, folded, is in what is searched of it."""
        return word in self.facts.text or any(word in copy.facts.text for copy in self.copies)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place in which it lies, the nearest first."""
        return tuple(dict.fromkeys(file.place for file in self.files))


def united(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return an entry for each content: the nearest file of it, with the others as its copies.

    The same content is the same bytes that come to the same workout, or to the same error: where the sound
    beside one of two copies cannot be played, they differ.
    """
    alike: dict[tuple[str | None, ...], list[Entry]] = {}
    for entry in entries:
        facts = entry.facts
        content = (facts.checksum, facts.name, facts.error) if facts.checksum else (entry.path,)
        alike.setdefault(content, []).append(entry)
    return tuple(files[0] if len(files) == 1 else _united(files) for files in alike.values())


def _united(files: Iterable[Entry]) -> Entry:
    nearest, *copies = sorted(files, key=distance)
    return replace(nearest, copies=tuple(copies))


def distance(entry: Entry) -> tuple[int, str]:
    """Return the sort key of files of one name: what can be edited first, what came with runtimer last."""
    if entry.place in _NEAREST:
        return _NEAREST.index(entry.place), entry.path
    return len(_NEAREST) + (entry.place == SHIPPED), entry.path


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in the library: entries added or changed, paths that are gone.

    ``left`` files are still to be read, of ``of``.
    """

    entries: tuple[Entry, ...]
    gone: frozenset[str] = frozenset()
    left: int = 0
    of: int = 0
