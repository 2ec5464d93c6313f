"""Finding by words, whatever their case, accents and order."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans({"×": "x", "’": "'", "–": "-", "—": "-", "−": "-"})
_DIGITS = re.compile(r"\d+")
_WIDTH = 8


def folded(text: str) -> str:
    """Return a text as it is compared: without accents and case, its spaces single."""
    if not text.isascii():
        text = "".join(
            char
            for char in unicodedata.normalize("NFKD", text.translate(_ALIKE))
            if not unicodedata.combining(char)
        )
    return " ".join(text.casefold().split())


def order_of(name: str) -> str:
    """Return what a name is sorted by: numbers in it by their value, so that ``3 × 1000`` comes before ``12 × 400``."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(_WIDTH), folded(name))


def words_of(query: str) -> tuple[str, ...]:
    """Return the words that a query wants, all of them, in any order."""
    return tuple(folded(query).split())
