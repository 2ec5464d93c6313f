"""The belt's speed as it is being typed."""

from __future__ import annotations

from datetime import timedelta

FORGOTTEN = timedelta(seconds=5)
"""So long after the last digit the figures go, and so long after they went *enter* is not *next*: it was
meant for them."""
_LONGEST = 5
_POINT = "."
_ENTRY = frozenset("0123456789.")
_TAKING = frozenset({"backspace", "enter", "escape"})


class BeltEntry:
    """Figures that stand in the belt's place until they are taken or forgotten; real time is an argument."""

    def __init__(self) -> None:
        self._figures = ""
        self._since: timedelta | None = None
        """When the figures were last changed, or went."""

    def figures(self, at: timedelta) -> str | None:
        """Return what is typed, None where nothing is."""
        fresh = self._since is not None and at - self._since < FORGOTTEN
        return self._figures if self._figures and fresh else None

    def owns(self, key: str, at: timedelta) -> bool:
        """Return whether a key is for the figures, or was meant for them."""
        if key in _ENTRY or (key in _TAKING and self.figures(at) is not None):
            return True
        return key == "enter" and self._since is not None and at < self._gone + FORGOTTEN

    def press(self, key: str, at: timedelta) -> float | None:
        """Take a key that is for the figures, and return the speed that was typed once *enter* takes it."""
        figures = self.figures(at) or ""
        if key == "enter":
            return self._take(figures, at)
        if key == "escape":
            changed = ""
        elif key == "backspace":
            changed = figures[:-1]
        else:
            changed = figures if _POINT in figures and key == _POINT else f"{figures}{key}"[:_LONGEST]
        self._figures, self._since = changed, at
        return None

    @property
    def _gone(self) -> timedelta:
        """When the figures went, or will go."""
        since = self._since or timedelta(0)
        return since + FORGOTTEN if self._figures else since

    def _take(self, figures: str, at: timedelta) -> float | None:
        if not figures:
            return None
        self._figures, self._since = "", at
        return float(figures) if figures != _POINT else 0.0
