"""The terminal's bell instead of tones, over SSH or while a sound device is lost."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Sequence

from runtimer.adapters.audio.player import PlayerSink
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.ports.clock import Clock
from runtimer.ports.sound import Phrase

SAME_INSTANT_S = 0.05
"""Bells closer together than this are one."""


class BellSink:
    """Implements ``ports.AudioSink`` with one bell for each tone and each sound of the author's.

    Words are not rung.

    ``ring`` is called at the time of each, in a thread; a terminal that fails ends it. ``wanted`` says
    whether it is to ring at all just then.
    """

    name = "bell"

    def __init__(
        self,
        clock: Clock,
        ring: Callable[[], None],
        *,
        wanted: Callable[[], bool] = lambda: True,
        notice: str = "",
    ) -> None:
        self._clock = clock
        self._ring = ring
        self._wanted = wanted
        self._notices = [notice] if notice else []
        self.lost = bool(notice)
        self._changed = threading.Condition()
        self._seen: set[CueId] = set()
        self._waiting: list[tuple[float, float, CueId]] = []
        self._loud = True
        self._closed = False
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Ring at the time of each cue that is a tone or a sound."""
        with self._changed:
            for cue in cues:
                if cue.kind is not CueKind.WORDS and cue.id not in self._seen:
                    self._seen.add(cue.id)
                    heapq.heappush(self._waiting, (self._clock.perf_s(cue.at), cue.patience_s, cue.id))
            self._changed.notify()

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Say nothing."""

    def set_volume(self, tones: float, words: float) -> None:
        """Ring unless tones are mute."""
        self._loud = tones > 0

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop the bells of earlier revisions."""
        with self._changed:
            self._waiting = [entry for entry in self._waiting if entry[-1].revision >= before_revision]
            heapq.heapify(self._waiting)

    def notices(self) -> list[str]:
        """Return what went wrong since the last call."""
        notices, self._notices = self._notices, []
        return notices

    def close(self) -> None:
        """Ring no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        rung_at = float("-inf")
        while (due := self._next()) is not None:
            at, patience_s = due
            late_s = time.perf_counter() - at
            if late_s > patience_s or at - rung_at < SAME_INSTANT_S or not (self._loud and self._wanted()):
                continue
            rung_at = at
            try:
                self._ring()
            except (
                Exception
            ) as error:  # a terminal may fail in its own way, and the session goes on without its bell
                self.lost = True
                self._notices.append(f"The terminal's bell does not ring: {error or type(error).__name__}.")
                return

    def _next(self) -> tuple[float, float] | None:
        """Sleep to the next bell and return when it is due, with its patience; None when the session ends."""
        with self._changed:
            while not self._closed:
                wait_s = self._waiting[0][0] - time.perf_counter() if self._waiting else None
                if wait_s is not None and wait_s <= 0:
                    at, patience_s, _ = heapq.heappop(self._waiting)
                    return at, patience_s
                self._changed.wait(wait_s)
        return None


class BelledSink:
    """A player with the bell for the time in which there is no sound; implements ``ports.AudioSink``."""

    def __init__(self, player: PlayerSink, clock: Clock, ring: Callable[[], None]) -> None:
        self._player = player
        self._bell = BellSink(clock, ring, wanted=lambda: player.lost)
        self._told = False

    @property
    def name(self) -> str:
        """What sounds now."""
        return self._bell.name if self._player.lost else self._player.name

    @property
    def lost(self) -> bool:
        """Whether the bell rings instead."""
        return self._player.lost

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play each tone at its time, or ring."""
        self._player.schedule(cues)
        self._bell.schedule(cues)

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Say each phrase, unless sound is lost."""
        self._player.say(phrases)

    def set_volume(self, tones: float, words: float) -> None:
        """Set how loud both are."""
        self._player.set_volume(tones, words)
        self._bell.set_volume(tones, words)

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop what is of earlier revisions."""
        self._player.cancel(before_revision, fade=fade)
        self._bell.cancel(before_revision, fade=fade)

    def notices(self) -> list[str]:
        """Return what went wrong since the last call; a loss with what is heard instead."""
        notices, lost = self._player.notices(), self._player.lost
        if notices and lost and not self._told:
            notices[-1] += " The terminal's bell rings meanwhile."
        self._told = lost
        return notices + self._bell.notices()

    def close(self) -> None:
        """Release both."""
        self._bell.close()
        self._player.close()
