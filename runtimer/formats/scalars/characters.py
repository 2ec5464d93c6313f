"""Characters by number and name, and those that nobody sees."""

from __future__ import annotations

import re
import unicodedata

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""All blanks but the ordinary one, as the inside of a character class."""

WIDTHLESS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What takes no room or shows nothing: joiners, marks of direction and of order, soft hyphens, fillers,
selectors, tags."""

_JOINERS = "\u200c\u200d"
"""Parts of Persian words and of emoji."""


def unprintable(text: str) -> str | None:
    """The first character that no text may hold, such as a control; None if all is well."""
    if text.isprintable():
        return None
    return next((char for char in text if not _may_stand(char)), None)


def _may_stand(char: str) -> bool:
    return char.isprintable() or char in "\n" + _JOINERS or unicodedata.category(char) == "Zs"


def described(char: str) -> str:
    """The number and, when it has one, the name of a character."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


def is_invisible(char: str) -> bool:
    """Whether a character shows nothing, be it a blank that is not the ordinary one."""
    return bool(char) and re.fullmatch(f"[{BLANKS}{WIDTHLESS}\\x7f-\\x9f\u2028\u2029]", char) is not None


def remedy(char: str) -> str:
    """What to do about an invisible character."""
    return "write an ordinary blank" if re.fullmatch(f"[{BLANKS}]", char) else "remove it"
