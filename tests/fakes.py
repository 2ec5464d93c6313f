"""Stand-ins for the ports, which tests drive by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from runtimer.engine.cues.cue import Cue, CueId
from runtimer.engine.events import Event
from runtimer.engine.plan import Plan


class FakeClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: timedelta = timedelta(0)) -> None:
        self.time = now

    def now(self) -> timedelta:
        return self.time

    def until_s(self, when: timedelta) -> float:
        return (when - self.time) / timedelta(seconds=1)

    def perf_s(self, when: timedelta) -> float:
        return when / timedelta(seconds=1)

    def wall(self) -> datetime:
        return datetime(2026, 1, 6, 18, 0, tzinfo=UTC) + self.time


class FakeAudio:
    """Keeps what it was given; ``heard`` plays it as a player would."""

    name = "fake"

    def __init__(self) -> None:
        self.cues: dict[CueId, Cue] = {}
        self.given_at: dict[CueId, timedelta] = {}
        self.cancelled: list[tuple[int, bool]] = []
        self.complaints: list[str] = []
        self.closed = False
        self.clock = FakeClock()

    def schedule(self, cues: Sequence[Cue]) -> None:
        for cue in cues:
            if cue.id not in self.cues:
                self.cues[cue.id] = cue
                self.given_at[cue.id] = self.clock.now()

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        self.cancelled.append((before_revision, fade))
        now = self.clock.now()
        self.cues = {i: cue for i, cue in self.cues.items() if i.revision >= before_revision or cue.at < now}

    def notices(self) -> list[str]:
        said, self.complaints = self.complaints, []
        return said

    def close(self) -> None:
        self.closed = True

    def heard(self) -> list[tuple[float, str]]:
        """(seconds, kind) of every cue that was not cancelled, in order."""
        return sorted((cue.at / timedelta(seconds=1), cue.kind.value) for cue in self.cues.values())


class Listener:
    """An event sink that keeps the events, or fails after so many."""

    def __init__(self, fail_after: int | None = None) -> None:
        self.events: list[Event] = []
        self.fail_after = fail_after

    def tell(self, event: Event, plan: Plan) -> None:
        if self.fail_after is not None and len(self.events) >= self.fail_after:
            raise OSError(28, "No space left on device")
        assert plan.segments
        self.events.append(event)
