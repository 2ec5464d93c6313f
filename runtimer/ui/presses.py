"""Presses of keys, as screens get them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Repeat(Enum):
    """Which of several presses of one key it is: an unsteady hand bounces, and a key that is held repeats."""

    FIRST = "first"
    """A press of its own."""
    PACED = "paced"
    """It bounces or is held; the last one that was first or paced is a quarter of a second ago."""
    FAST = "fast"
    """It bounces or is held."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key by Textual's name, the ``character`` that it types, and when it was read (``time.perf_counter``).

    ``at`` is None for one that no hand pressed on this terminal: a program means what it sends, and nothing
    is held against it.
    """

    key: str
    character: str | None = None
    at: float | None = None
    repeat: Repeat = Repeat.FIRST

    def within(self, seconds: float, since: Press | None) -> bool:
        """Return whether it came less than ``seconds`` after ``since``."""
        return (
            since is not None
            and None not in (self.at, since.at)
            and (self.at or 0) - (since.at or 0) < seconds
        )


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted, or came so fast that no hand typed it.

    ``entered``: *enter* came right behind it.
    """

    text: str
    entered: bool = False

    @property
    def line(self) -> str:
        """What could have been typed of it: its first line that has any, without control characters."""
        lines = ("".join(filter(str.isprintable, line)).strip() for line in self.text.splitlines())
        return next(filter(None, lines), "")


@dataclass(frozen=True, slots=True)
class EscapeTakenBack:
    """The last escape was no key but the beginning of one."""


Input = Press | Pasted | EscapeTakenBack


def caseless(key: str) -> str:
    """Return Textual's name of a key whatever the state of caps lock."""
    return key.lower() if len(key) == 1 else key
