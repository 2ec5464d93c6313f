"""The record: what came of a session, folded from its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from runtimer.engine.events import (
    Event,
    Outcome,
    Pass,
    Paused,
    RepDone,
    Resumed,
    SegmentBrokenOff,
    SegmentDone,
    SegmentEntered,
    SegmentLeft,
    SegmentSkipped,
    StepTakenBack,
    WorkoutFinished,
)


@dataclass(frozen=True, slots=True)
class Record:
    """Every pass in order (those taken back too), the seconds paused, when it began and ended, and whether to the end."""

    passes: tuple[Pass, ...] = ()
    paused_s: float = 0.0
    began: timedelta | None = None
    ended: timedelta | None = None
    complete: bool = False
    paused_at: timedelta | None = None

    def add(self, event: Event) -> Record:
        """Return the record with one event more."""
        match event:
            case RepDone(taken=taken) | SegmentDone(taken=taken) | SegmentLeft(taken=taken) | SegmentBrokenOff(taken=taken):
                return replace(self, passes=(*self.passes, taken))
            case SegmentSkipped(taken=Pass() as taken):
                return replace(self, passes=(*self.passes, taken))
            case StepTakenBack(taken=under_way, serial=serial):
                return replace(
                    self, passes=(*_voided(self.passes, serial), *((under_way,) if under_way else ())), ended=None, complete=False
                )
            case SegmentEntered(at=at) if self.began is None:
                return replace(self, began=at)
            case Paused(at=at) if self.began is not None and self.paused_at is None:
                return replace(self, paused_at=at)
            case Resumed(at=at):
                return self._paused_until(at)
            case WorkoutFinished(at=at, complete=complete):
                return replace(self._paused_until(at), ended=at, complete=complete)
            case _:
                return self

    def _paused_until(self, at: timedelta) -> Record:
        if self.paused_at is None:
            return self
        return replace(self, paused_s=self.paused_s + (at - self.paused_at) / timedelta(seconds=1), paused_at=None)


def _voided(passes: tuple[Pass, ...], serial: int) -> tuple[Pass, ...]:
    """Leave out the pass that goes on, and mark those after it."""
    return tuple(replace(p, outcome=Outcome.TAKEN_BACK) if p.serial > serial else p for p in passes if p.serial != serial)


def fold(events: Iterable[Event]) -> Record:
    """Return the record of a session's events."""
    record = Record()
    for event in events:
        record = record.add(event)
    return record
