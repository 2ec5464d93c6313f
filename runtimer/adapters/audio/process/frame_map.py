"""Which frame of a stream belongs to which time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import inf

SLEW = 0.0001
"""Seconds a second by which the origin follows the best estimate. Crystals are within it; the pattern in
which a sound server asks for blocks, which moved the estimate by up to 19 ms where nothing moved that
could be heard, is not followed in a session."""
FAST_SLEW = 0.0005
FAR_S = 0.020
"""A device that is further off than any pattern is followed five times as fast, so that it is never lost."""
SLIP_S = 0.030
"""Later than this by the best of the last few callbacks, and the stream ran dry: the origin jumps."""
SETTLE = 30
"""Steps before slewing begins, two seconds: a machine that was busy enough to let a stream run dry may let
every callback of the first half second run late."""
WINDOW = 600
"""Callbacks that are remembered: half a minute. In two seconds of a busy machine every one of them may be
late, and the estimate wanders by milliseconds; a crystal that is off does not show between cues, since all
of them are off alike."""
RECENT = 4
"""Callbacks that prove a slip; one alone may only have been late itself."""
FILLED = 2
"""Those of them that say where the stream goes on; the first two came in a hurry, to fill the empty buffer."""


class FrameClock:
    """Maps the frames that a device asks for to ``time.perf_counter``.

    Each callback says "frame n was wanted at t". ``t - n / rate`` is the stream's origin plus how late the
    callback ran, which is never negative: the smallest of the last few is the best estimate.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self._seen: deque[float] = deque(maxlen=WINDOW)
        self.note: Callable[[float], None] = self._seen.append
        """Takes ``t - n / rate`` of one callback; nothing but an append, since it runs in all of them."""
        self._origin_s = -inf
        self._followed = 0
        self._last_s = 0.0

    def follow(self, now: float) -> None:
        """Bring the mapping up to what was noted."""
        best = min(self._seen)
        slew = FAST_SLEW if abs(best - self._origin_s) > FAR_S else SLEW
        step = slew * (now - self._last_s)
        self._last_s = now
        self._followed += 1
        if self._slipped():
            self._begin_afresh()
        elif self._followed <= SETTLE:
            self._origin_s = best
        else:
            self._origin_s += max(-step, min(step, best - self._origin_s))

    def frame_at(self, when: float) -> int:
        """Return the frame that is handed over (not heard) at ``when``."""
        return round((when - self._origin_s) * self.rate)

    def _recent(self) -> list[float]:
        return list(self._seen)[-RECENT:]

    def _slipped(self) -> bool:
        return min(self._recent()) - self._origin_s > SLIP_S

    def _begin_afresh(self) -> None:
        filled = self._recent()[-FILLED:]
        self._seen.clear()
        self._seen.extend(filled)
        self._origin_s = min(filled)
        self._followed = 0
