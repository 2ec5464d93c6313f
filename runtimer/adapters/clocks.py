"""The real clocks."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The time zone of this computer with its changes to and from summer time, as the system has them.

    ``datetime.astimezone()`` gives the offset of one instant for good: what is reckoned from it is wrong by
    an hour after a change. Where the system's zone makes no sense (``TZ=XXX-167``), this is UTC.
    """

    def fromutc(self, dt: datetime) -> datetime:
        """Return the local time of an instant."""
        offset = _offset(dt.replace(tzinfo=UTC))
        first = (dt + offset).replace(fold=0)
        return first if first.utcoffset() == offset else first.replace(fold=1)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return how far a local time is ahead of UTC; of one that comes twice, ``fold`` says which."""
        return _offset(dt.replace(tzinfo=None)) if dt else None

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Return None: how much of it is summer time, systems do not tell."""

    def tzname(self, dt: datetime | None) -> str | None:
        """Return None: what it is called, nobody asks."""


def zone_notice() -> str | None:
    """Return what is wrong with this computer's time zone, None where nothing is."""
    try:
        datetime.now(UTC).astimezone()
    except (ValueError, OverflowError):
        return f"TZ is `{os.environ.get('TZ', '')}`, which is no time zone: times of day are those of UTC"
    return None


def _offset(when: datetime) -> timedelta:
    """Return the system's offset at an instant, or at a local time without a zone."""
    try:
        return when.astimezone().utcoffset() or timedelta(0)
    except (ValueError, OverflowError):
        return timedelta(0)


class ScaledClock:
    """Runs ``factor`` times as fast as the world: a rehearsal. Stands at ``origin`` when it is made.

    Built on ``time.perf_counter``, since ``time.monotonic`` ticks at 15 ms on Windows before Python 3.13.
    """

    def __init__(self, factor: float, origin: timedelta = timedelta(0)) -> None:
        """Raise ValueError unless ``factor`` is positive."""
        if not factor > 0:
            raise ValueError("a clock's factor must be positive")
        self._factor = factor
        self._origin = origin
        self._made_s = time.perf_counter()

    def now(self) -> timedelta:
        """Return the session's monotonic time."""
        return self.when(time.perf_counter())

    def until_s(self, when: timedelta) -> float:
        """Return the real seconds from now to ``when`` (negative: it is past)."""
        return self.perf_s(when) - time.perf_counter()

    def perf_s(self, when: timedelta) -> float:
        """Return ``when`` as a value of ``time.perf_counter``."""
        return self._made_s + (when - self._origin).total_seconds() / self._factor

    def when(self, perf_s: float) -> timedelta:
        """Return the session's time at a value of ``time.perf_counter``."""
        return self._origin + timedelta(seconds=(perf_s - self._made_s) * self._factor)

    def wall(self) -> datetime:
        """Return the local time of day, with its zone."""
        return datetime.now(LocalZone())


class SystemClock(ScaledClock):
    """Runs as fast as the world."""

    def __init__(self, origin: timedelta = timedelta(0)) -> None:
        super().__init__(1.0, origin)
