"""Bytes to the text of a file, or the reason why they are none."""

from __future__ import annotations

import re

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.scalars.characters import described

MAX_BYTES = 1024 * 1024

_MARKS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_BOM = "\ufeff"

_CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_UNREADABLE = frozenset(map(chr, (*_CONTROLS, *_SURROGATES, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)))
"""What YAML forbids, line breaks that editors do not count, and marks of byte order."""

_COMMENT = re.compile(r"(?:^|(?<=\s))#")


class Unreadable(Exception):
    """The file cannot be read any further; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def unreadable(code: str, message: str, remedy: str, line: int = 1, column: int = 1) -> Unreadable:
    """The exception for an error at a place, the beginning if none is given."""
    return Unreadable(Diagnostic(Severity.ERROR, code, message, line=line, column=column, help=remedy))


def decode(data: bytes | str) -> str:
    """The text without a byte-order mark; raises Unreadable when it is too large or not UTF-8."""
    if len(data) > MAX_BYTES or (
        isinstance(data, str) and len(data.encode("utf-8", "surrogatepass")) > MAX_BYTES
    ):
        raise unreadable(
            "large-file",
            "this file is larger than 1 MiB",
            "a workout is a few lines; is this the right file?",
        )
    text = data if isinstance(data, str) else _decoded(data)
    return text.removeprefix(_BOM)


def _decoded(data: bytes) -> str:
    if name := next((name for mark, name in _MARKS.items() if data.startswith(mark)), None):
        raise unreadable("not-utf-8", f"this file is {name}", "save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = position(data[: error.start].decode("utf-8").removeprefix(_BOM))
        byte = data[error.start]
        char = bytes([byte]).decode("cp1252", "ignore")
        remedy = (
            f"save it as UTF-8; in Windows-1252 this is `{char}`"
            if char.isprintable() and char
            else "save it as UTF-8"
        )
        raise unreadable(
            "not-utf-8", f"this file is not UTF-8: byte 0x{byte:02X}", remedy, line, column
        ) from None


def check_characters(text: str) -> None:
    """Raises Unreadable at the first character that makes the text something else than YAML with spaces."""
    if not _UNREADABLE.isdisjoint(text):
        _refuse_character(text, next(place for place, char in enumerate(text) if char in _UNREADABLE))
    if "\t" in text:
        _check_tabs(text)


def _refuse_character(text: str, start: int) -> None:
    line, column = position(text[:start])
    if text[start] == "\0":
        what = (
            "this file is UTF-16"
            if set(text[::2]) == {"\0"} or set(text[1::2]) == {"\0"}
            else "this is not a text file"
        )
        raise unreadable("binary", what, "a workout is a text file in YAML, saved as UTF-8", line, column)
    raise unreadable(
        "unprintable",
        f"the file has an unprintable character, {described(text[start])}",
        "remove it",
        line,
        column,
    )


def _check_tabs(text: str) -> None:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        comment = _COMMENT.search(line)
        tab = line.find("\t", 0, comment.start() if comment else len(line))
        if tab >= 0:
            raise unreadable(
                "tab", "there is a tab in this line", "use spaces instead of tabs", number, tab + 1
            )


def position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after a text."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1
