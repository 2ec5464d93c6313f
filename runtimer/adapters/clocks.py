"""The real clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class ScaledClock:
    """Runs ``factor`` times as fast as the world: a rehearsal. Begins at zero when it is made.

    Built on ``time.perf_counter``, since ``time.monotonic`` ticks at 15 ms on Windows before Python 3.13.
    """

    def __init__(self, factor: float) -> None:
        """Raise ValueError unless ``factor`` is positive."""
        if not factor > 0:
            raise ValueError("a clock's factor must be positive")
        self._factor = factor
        self._origin_s = time.perf_counter()

    def now(self) -> timedelta:
        """Return the session's monotonic time."""
        return self.when(time.perf_counter())

    def until_s(self, when: timedelta) -> float:
        """Return the real seconds from now to ``when`` (negative: it is past)."""
        return self.perf_s(when) - time.perf_counter()

    def perf_s(self, when: timedelta) -> float:
        """Return ``when`` as a value of ``time.perf_counter``."""
        return self._origin_s + when.total_seconds() / self._factor

    def when(self, perf_s: float) -> timedelta:
        """Return the session's time at a value of ``time.perf_counter``."""
        return timedelta(seconds=(perf_s - self._origin_s) * self._factor)

    def wall(self) -> datetime:
        """Return the local time of day, with its zone."""
        return datetime.now(UTC).astimezone()


class SystemClock(ScaledClock):
    """Runs as fast as the world."""

    def __init__(self) -> None:
        super().__init__(1.0)
