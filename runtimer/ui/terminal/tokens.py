"""What a terminal's bytes are made of, before anybody asks which key it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Character:
    """One character, printable or a control."""

    text: str


@dataclass(frozen=True, slots=True)
class EscapeSequence:
    """A whole escape sequence.

    ``introducer`` is ``[`` (CSI), ``O`` (SS3), ``M`` (an old mouse report) or that of a string.

    ``body`` is what follows the introducer, without the terminator of a string; what is long is cut.
    """

    introducer: str
    body: str


@dataclass(frozen=True, slots=True)
class Escape:
    """The escape key: nothing came that would have made a sequence of it.

    ``earlier``: its byte was in an earlier reading.
    """

    earlier: bool = False


@dataclass(frozen=True, slots=True)
class TornEscape:
    """What was given as the escape key was the beginning of a sequence: its rest has come."""


@dataclass(frozen=True, slots=True)
class Garbage:
    """Bytes that are no text in UTF-8 and no sequence."""


@dataclass(frozen=True, slots=True)
class PastedText:
    """A text that was pasted."""

    text: str


Token = Character | EscapeSequence | Escape | TornEscape | Garbage | PastedText
