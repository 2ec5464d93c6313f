"""Text as engines get it."""

from __future__ import annotations

import unicodedata

MOST_LETTERS = 500
"""What is longer (half a minute of speech) is cut; as UTF-8 it still fits the smallest pipe."""


def spoken_text(text: str) -> str:
    """Return the text on one line without control characters, cut at a word when it is too long.

    Empty: nothing to say.
    """
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    while "[[" in plain:  # orders to say ("[[slnc 9999999]]"), phonemes to espeak-ng
        plain = plain.replace("[[", "[")
    words = " ".join(plain.split())
    if not any(letter.isalnum() for letter in words):
        return ""
    if len(words) <= MOST_LETTERS:
        return words
    cut = words[: MOST_LETTERS - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
