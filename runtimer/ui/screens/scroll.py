"""A list that is longer than the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from runtimer.ui.rows import stacked

_END = 100_000
_LINES = {"up": -1, "down": 1, "home": -_END, "end": _END}
"""Not the page keys: a clicker sends them, and means *next*."""
SCROLLING = frozenset(_LINES)


class Scroll:
    """The place in a list: how many of its rows lie above the window."""

    def __init__(self) -> None:
        self._above = 0
        self._most = 0

    def take(self, key: str) -> bool:
        """Move by a key; say whether it was one that moves."""
        if key not in _LINES:
            return False
        self._above = max(0, min(self._most, self._above + _LINES[key]))
        return True

    def window(self, rows: Sequence[Strip], width: int, height: int) -> list[Strip]:
        """Return the rows that are to be seen, exactly ``height``."""
        self._most = max(0, len(rows) - height)
        self._above = min(self._above, self._most)
        return stacked(rows[self._above :], width, height)
