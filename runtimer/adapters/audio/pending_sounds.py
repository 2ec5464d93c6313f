"""What a player process has been asked to play, so that its successor can be asked again."""

from __future__ import annotations

from collections.abc import Iterable

from runtimer.adapters.audio.protocol import Play


class PendingSounds:
    """Keeps the sounds that are still to come; knows every id that was ever given."""

    def __init__(self) -> None:
        self.before = 0
        """Sounds of revisions earlier than this are cancelled."""
        self._seen: set[str] = set()
        self._plays: list[Play] = []

    def add(self, plays: Iterable[Play]) -> list[Play]:
        """Note sounds; return those that are new and not cancelled."""
        fresh = []
        for play in plays:
            if play.id not in self._seen and play.revision >= self.before:
                self._seen.add(play.id)
                fresh.append(play)
        self._plays += fresh
        return fresh

    def cancel(self, before: int) -> None:
        """Forget the sounds of revisions earlier than ``before``."""
        self.before = max(self.before, before)
        self._plays = [play for play in self._plays if play.revision >= self.before]

    def due(self, now: float) -> list[Play]:
        """Return the sounds that may still be heard at ``now`` (``time.perf_counter``); forget the others."""
        self._plays = [play for play in self._plays if now <= play.at + play.patience_s]
        return list(self._plays)
