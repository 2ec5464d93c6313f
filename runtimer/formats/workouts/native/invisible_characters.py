"""Invisible characters in a line of a workout file: where none may stand, and what is read there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runtimer.formats.scalars.characters import BLANKS, WIDTHLESS, described, remedy
from runtimer.formats.workouts.native.document import TEXT_KEYS
from runtimer.formats.workouts.native.slip import Slip
from runtimer.formats.workouts.native.source_lines import BLANK, SourceLine

_HIDDEN = re.compile(rf"([{BLANKS}{WIDTHLESS}])\1*")
_STRETCH = re.compile(rf"{BLANK}+")
_MARK = re.compile(rf"[\[\]{{}},]|:(?={BLANK}|$)")


def invisible(line: SourceLine) -> Iterator[Slip]:
    """Yield the invisible characters outside of texts, each row of one of them as one slip.

    A blank of another kind may stand inside a value, as between a number and its unit.
    """
    yield from _between(line, 0, line.lead)
    if line.colon is not None:
        yield from _inside(line, line.lead, line.colon, is_key=True)
        yield from _between(line, line.colon + 1, line.value)
    if line.in_flow:
        yield from _flow(line)
    elif not line.is_text:
        yield from _inside(line, line.value, len(line.code))


def _between(line: SourceLine, start: int, end: int) -> Iterator[Slip]:
    """Those between the parts of a line, where a blank is read as the ordinary one."""
    for hidden in _HIDDEN.finditer(line.code, start, end):
        instead = (
            " " * len(hidden.group())
            if re.match(f"[{BLANKS}]", hidden.group())
            else _room(line.code, *hidden.span())
        )
        yield _slip(hidden, instead)


def _room(code: str, start: int, end: int) -> str:
    """The blank that must stand behind a dash or a colon and that is not there, else nothing."""
    return " " if code[start - 1 : start] in ("-", ":") and code[end : end + 1] not in ("", " ") else ""


def _inside(line: SourceLine, start: int, end: int, is_key: bool = False) -> Iterator[Slip]:
    """Those inside a key, or inside a value that is not for people."""
    for hidden in _HIDDEN.finditer(line.code, start, end):
        if is_key or re.match(f"[{WIDTHLESS}]", hidden.group()):
            yield _slip(hidden, "")


def _flow(line: SourceLine) -> Iterator[Slip]:
    """Those between brackets, by the mark before them and the mark behind."""
    marks = _marks(line)
    passed, is_text = 0, line.is_text
    for stretch in _STRETCH.finditer(line.code, line.value):
        start, end = stretch.span()
        while passed < len(marks) and marks[passed].start() < start:
            if marks[passed].group() == ":":
                begin = marks[passed - 1].end() if passed else line.value
                is_text = line.code[begin : marks[passed].start()].strip().lower() in TEXT_KEYS
            passed += 1
        follows = marks[passed] if passed < len(marks) else None
        is_key = follows is not None and follows.group() == ":"
        if (passed and marks[passed - 1].end() == start) or (
            follows and not is_key and follows.start() == end
        ):
            yield from _between(line, start, end)
        elif is_key or not is_text:
            yield from _inside(line, start, end, is_key=is_key)


def _marks(line: SourceLine) -> list[re.Match[str]]:
    """Brackets, commas, and the colons that end a key: the first ones of their entries."""
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(line.code, line.value):
        if mark.group() != ":" or not marks or marks[-1].group() != ":":
            marks.append(mark)
    return marks


def _slip(hidden: re.Match[str], instead: str) -> Slip:
    char = hidden.group(1)
    message = f"an invisible character stands here, {described(char)}"
    return Slip(
        *hidden.span(), instead, "invisible", message, remedy(char) if instead.isspace() else "remove it"
    )
