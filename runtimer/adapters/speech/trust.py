"""How far an engine is believed in."""

from __future__ import annotations

from collections import deque

FAILURES = 2
"""So many in a row, and an engine is asked no more: a hanging one would cost five seconds each time."""


class Trust:
    """Counts failures and finds one sentence for them: what fails for good is not told twice."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._in_a_row = 0
        self._untold = ""
        self._told: set[str] = set()
        self._notices: deque[str] = deque()

    @property
    def lost(self) -> bool:
        """Whether the engine is not to be asked any more."""
        return self._in_a_row >= FAILURES

    def worked(self) -> None:
        """Take note of words that became sound."""
        self._in_a_row = 0
        self.settle()

    def failed(self, why: str) -> None:
        """Take note of a failure; why is a clause."""
        self._in_a_row += 1
        self._untold = why
        if self.lost:
            self._untold = ""
            self._tell(f"{self._name} gives no more words: {why}.")

    def left_out(self, why: str) -> None:
        """Take note of words that are lost without a failure of the engine."""
        self._tell(f"{self._name} left out some words: {why}.")

    def settle(self) -> None:
        """Tell of the failure that another might have followed."""
        if self._untold:
            self.left_out(self._untold)
            self._untold = ""

    def notices(self) -> list[str]:
        """Return what has not been told yet."""
        return [self._notices.popleft() for _ in range(len(self._notices))]

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self._notices.append(sentence)
