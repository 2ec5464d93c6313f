"""Characters that nobody sees, and the keys whose values may hold them."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from typing import Any, get_args

from runtimer.formats.scalars import texts
from runtimer.formats.scalars.characters import is_invisible
from runtimer.formats.workouts.native.document import KEYS, PARTS, TEXT_KEYS, CuePart, Document
from runtimer.formats.workouts.native.fields import Read

SEEN = (
    "NUMBER",
    "POUND MARK",
    "ABOVE",
    "FOOTNOTE",
    "SANAH",
    "SAFHA",
    "SAMVAT",
    "END OF AYAH",
    "ABBREVIATION",
    "EGYPTIAN",
)
"""In the names of characters of format that are seen, or that only arrange those beside them."""


def test_every_blank_and_every_character_of_format_is_known() -> None:
    chars = [
        chr(number)
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) in ("Zs", "Cf")
    ]
    missing = [unicodedata.name(char) for char in chars if char != " " and not is_invisible(char)]
    assert [name for name in missing if not any(word in name for word in SEEN)] == []


def test_letters_marks_and_emoji_are_seen() -> None:
    assert not any(map(is_invisible, "aÄ漢é\u0301x×–—“”’′½１：• \n🏃"))


def reads(annotation: Any) -> Iterator[Read]:
    """Every reader in an annotation."""
    if isinstance(annotation, Read):
        yield annotation
    for part in get_args(annotation):
        yield from reads(part)


def test_the_keys_of_texts_are_those_that_are_read_as_texts() -> None:
    fields = [field for part in (Document, CuePart, *PARTS.values()) for field in part.model_fields.items()]
    readers = {
        name: {one.parse for mark in (field.annotation, *field.metadata) for one in reads(mark)}
        for name, field in fields
    }
    assert {name for name, found in readers.items() if found & {texts.prose, texts.title}} == set(TEXT_KEYS)
    assert set(TEXT_KEYS) <= set(KEYS)
