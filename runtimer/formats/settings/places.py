"""Where the keys of a TOML text stand, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from runtimer.formats.workouts.native.nodes import Place

Path = tuple[str, ...]

_TOKEN = re.compile(
    r"""(?P<blank>\#[^\n]*|[^\S\n]+)
    |(?P<text>\"\"\"(?:\\.|[^\\])*?\"\"\"(?!\")|'''.*?'''(?!')|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')
    |(?P<newline>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\"'\#]+)|(?P<rest>.)""",
    re.VERBOSE | re.DOTALL,
)
_DEEPER, _HIGHER = "[{", "]}"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a key stands and where its value does; a table's header is both."""

    key: Place
    value: Place


def find_places(text: str) -> Mapping[Path, Written]:
    """Return the places of all tables and keys of a valid TOML text.

    What lies in a value is not looked into.
    """
    places: dict[Path, Written] = {}
    table: Path = ()
    for statement in _statements(text):
        if statement[0].group() == "[":
            names = [token for token in statement if token.lastgroup in ("text", "bare")]
            table = _path(names)
            places.setdefault(table, Written(_place(text, names), _place(text, names)))
            continue
        split = next((at for at, token in enumerate(statement) if token.group() == "="), None)
        if split and statement[split + 1 :]:
            names = [token for token in statement[:split] if token.lastgroup in ("text", "bare")]
            places[(*table, *_path(names))] = Written(
                _place(text, statement[:split]), _place(text, statement[split + 1 :])
            )
    return places


def _statements(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the tokens of each statement: those up to a line's end that is not inside brackets."""
    statement: list[re.Match[str]] = []
    depth = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "newline" and depth == 0:
            if statement:
                yield statement
            statement = []
        elif token.lastgroup not in ("blank", "newline"):
            depth += (
                (token.group() in _DEEPER) - (token.group() in _HIGHER) if token.lastgroup == "mark" else 0
            )
            statement.append(token)
    if statement:
        yield statement


def _path(names: list[re.Match[str]]) -> Path:
    return tuple(name.group().strip("\"'") for name in names)


def _place(text: str, tokens: list[re.Match[str]]) -> Place:
    start, end = tokens[0].start(), tokens[-1].end()
    line_end = text.find("\n", start)
    width = (end if line_end < 0 else min(end, line_end)) - start
    return Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), width)
