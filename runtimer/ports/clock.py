"""The clock: the only source of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> timedelta:
        """Return the session's monotonic time."""
        ...

    def until_s(self, when: timedelta) -> float:
        """Return the real seconds from now to the instant ``when`` of the session's time (negative: it is past)."""
        ...

    def perf_s(self, when: timedelta) -> float:
        """Return the instant ``when`` as a value of ``time.perf_counter``."""
        ...

    def when(self, perf_s: float) -> timedelta:
        """Return the session's time at a value of ``time.perf_counter``."""
        ...

    def wall(self) -> datetime:
        """Return the local time of day, with its zone."""
        ...
