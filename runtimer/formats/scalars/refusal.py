"""The refusal of a scalar that has no meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LONGEST_QUOTED = 40


class Refused(ValueError):
    """A text that cannot be read as what it should be.

    ``help`` is the remedy, ``code`` a short stable slug.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = remedy


def takes(read: Callable[[str], object], text: str) -> bool:
    """Return whether a reader takes a text."""
    try:
        read(text)
    except Refused:
        return False
    return True


def quoted(text: str) -> str:
    """The text between backticks, shortened when it is long."""
    return f"`{text}`" if len(text) <= _LONGEST_QUOTED else f"`{text[:_LONGEST_QUOTED]}…`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None when nothing is near."""
    if len(word) > _LONGEST_QUOTED:
        return None
    letters = sorted(word.lower())
    if swapped := next((name for name in known if sorted(name) == letters), None):
        return swapped
    from difflib import get_close_matches  # only a mistake waits for it

    nearest_words = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return nearest_words[0] if nearest_words else None
