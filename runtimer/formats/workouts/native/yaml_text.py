"""Lines of YAML as a careful runner writes them: a text has quotes only where it would be misread without."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from runtimer.formats.workouts.native.encodings import Unreadable
from runtimer.formats.workouts.native.nodes import Mapping, Node, Scalar
from runtimer.formats.workouts.native.nodes import Sequence as Listed
from runtimer.formats.workouts.native.yaml_reader import read

LINE = 120
"""Columns of a line; longer texts are folded."""

_STR = "tag:yaml.org,2002:str"


def entry(key: str, text: str) -> str:
    """Return a key with a value whose meaning this format gives: ``run: 1:30``."""
    return f"{key}: {_plainest(text, f'{key}: {{}}')}"


def list_entry(key: str, texts: Iterable[str], *, are_words: bool = False) -> str:
    """Return a key with a list on its line: ``run: [400m, 800m]``."""
    spellings = [_plainest(text, f"{key}: [{{}}]", are_words=are_words) for text in texts]
    return f"{key}: [{', '.join(spellings)}]"


def words_entry(key: str, words: str, room: int = LINE) -> list[str]:
    """Return the lines of a key with a text for people, folded where it is longer than ``room`` columns."""
    line = f"{key}: {_plainest(words, f'{key}: {{}}', are_words=True)}"
    if len(line) <= room:
        return [line]
    parts = textwrap.wrap(words, room - 2, break_long_words=False, break_on_hyphens=False)
    folded = [f"{key}: >-", *(f"  {part}" for part in parts)]
    return folded if _means("\n".join(folded), words) else [line]


def block(key: str, items: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a key with a list below it, each item of which is some lines."""
    lines = (f"{'  ' if index else '- '}{line}" for item in items for index, line in enumerate(item))
    return [f"{key}:", *(f"  {line}" for line in lines)]


def _plainest(text: str, place: str, *, are_words: bool = False) -> str:
    """Return the plainest spelling that is read as ``text`` in its place, where ``{}`` stands for it."""
    *spellings, escaped = _spellings(text, are_words=are_words)
    return next((each for each in spellings if _means(place.format(each), text)), escaped)


def _spellings(text: str, *, are_words: bool) -> Iterator[str]:
    if not (are_words and _looks_like_another_kind(text)):
        yield text
    yield json.dumps(text, ensure_ascii=False)
    yield '"' + "".join(map(_escaped, text)) + '"'


def _looks_like_another_kind(text: str) -> bool:
    """Return whether other readers of YAML take a text for a number, a date or a yes."""
    resolver: Any = yaml.SafeLoader("")
    return bool(resolver.resolve(yaml.ScalarNode, text, (True, False)) != _STR)


def _escaped(char: str) -> str:
    return char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}"


def _means(line: str, text: str) -> bool:
    """Return whether the value in a line is read as ``text``, without a word about it."""
    try:
        tree = read(line)
    except Unreadable:
        return False
    return not tree.diagnostics and _value(tree.root) == text


def _value(root: Node | None) -> str | None:
    """Return the only text in a mapping of one key."""
    value = next(iter(root.entries.values())).value if isinstance(root, Mapping) and root.entries else root
    if isinstance(value, Listed) and len(value.items) == 1:
        value = value.items[0]
    return value.text if isinstance(value, Scalar) else None
