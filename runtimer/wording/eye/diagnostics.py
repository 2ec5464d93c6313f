"""Diagnostics as good compilers print them."""

from __future__ import annotations

import re
import unicodedata

from runtimer.domain.errors import Diagnostic

MOST_COLUMNS = 100
"""Columns of a quoted line; a longer one is cut around the place."""

_BEFORE = 40
_ELLIPSIS = "…"
_TAB = "    "
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def render(diagnostic: Diagnostic, label: str, text: str) -> str:
    """Return the diagnostic with its place in the file called ``label``, its line of ``text``, the remedy."""
    number = str(diagnostic.line)
    margin = " " * len(number)
    lines = [
        f"{diagnostic.severity.value}: {safe(diagnostic.message)}",
        f"{margin}--> {safe(label)}:{diagnostic.line}:{diagnostic.column}",
        f"{margin} |",
    ]
    excerpt = _excerpt(diagnostic, text)
    if excerpt:
        lines += [f"{number} | {excerpt[0]}".rstrip(), f"{margin} | {excerpt[1]}"]
    return "\n".join([*lines, f"{margin} = help: {safe(diagnostic.help)}"])


def checking(done: int, total: int | None) -> str:
    """Say how many files are checked."""
    return f"checking: {done}{f' of {total}' if total else ''}"


def safe(text: str) -> str:
    """Return the text with visible escapes for all that could move a cursor or turn its writing round."""
    return "".join(map(_safe, text))


def _safe(char: str) -> str:
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    return _TAB if char == "\t" else _escape(char)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _excerpt(diagnostic: Diagnostic, text: str) -> tuple[str, str] | None:
    """Return the line and the carets below it; None when the text has no such line."""
    lines = _LINE_BREAK.split(text)
    if not text or diagnostic.line > len(lines):
        return None
    line = lines[diagnostic.line - 1]
    start = min(diagnostic.column - 1, len(line))
    end = start + min(max(0, diagnostic.width), MOST_COLUMNS + 1)
    before, marked, after = line[:start], _seen(line[start:end]), line[end : end + MOST_COLUMNS + 1]
    before = safe(before if start <= MOST_COLUMNS - _BEFORE else _ELLIPSIS + before[-_BEFORE:])
    room = MOST_COLUMNS - _columns(before)
    shown = _cut(marked, room)
    behind = _cut(safe(after), room - _columns(shown)) if shown == marked else ""
    return before + shown + behind, " " * _columns(before) + "^" * max(1, _columns(shown))


def _seen(text: str) -> str:
    """Return the text that carets are to stand under; of blanks alone, the unusual ones as escapes."""
    return (
        "".join(char if char == " " else _escape(char) for char in text)
        if text.isspace() and "\t" not in text
        else safe(text)
    )


def _cut(text: str, columns: int) -> str:
    """Return the text as far as it goes into so many columns, with a mark when it was cut."""
    if _columns(text) <= columns:
        return text
    beginning = text[: max(0, columns - 1)]
    while beginning and _columns(beginning) > columns - 1:
        beginning = beginning[:-1]
    return beginning + _ELLIPSIS


def _columns(text: str) -> int:
    """Return how many columns a printable text takes: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
