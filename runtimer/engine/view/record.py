"""The record: what came of a session, folded from its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from runtimer.engine.news import (
    News,
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
    SessionReopened,
    StepTakenBack,
    WorkoutFinished,
)


@dataclass(frozen=True, slots=True)
class Record:
    """Every pass in order (those taken back too), the pauses, when it began and ended, and whether to the end."""

    passes: tuple[Pass, ...] = ()
    pauses: tuple[tuple[timedelta, timedelta], ...] = ()
    """From when to when, those that are over."""
    paused_at: timedelta | None = None
    """Since when it is paused, or was at the end."""
    began: timedelta | None = None
    ended: timedelta | None = None
    """When its last pass ended: with a step taken back that can be before it was told."""
    complete: bool = False

    @property
    def paused_s(self) -> float:
        """Seconds of the pauses that are over, up to the end; nothing pauses after it."""
        pauses = self.pauses
        if self.ended is not None:
            open_pause = () if self.paused_at is None else ((self.paused_at, self.ended),)
            pauses = tuple(
                (min(since, self.ended), min(until, self.ended)) for since, until in (*pauses, *open_pause)
            )
        return sum((until - since) / timedelta(seconds=1) for since, until in pauses)

    def add(self, news: News) -> Record:
        """Return the record with one piece of news more."""
        match news:
            case (
                RepDone(segment_pass=segment_pass)
                | SegmentDone(segment_pass=segment_pass)
                | SegmentLeft(segment_pass=segment_pass)
                | SegmentBrokenOff(segment_pass=segment_pass)
            ):
                return replace(self, passes=(*self.passes, segment_pass))
            case SegmentSkipped(segment_pass=Pass() as segment_pass):
                return replace(self, passes=(*self.passes, segment_pass))
            case StepTakenBack(segment_pass=under_way, serial=serial):
                return replace(
                    self,
                    passes=(*_voided(self.passes, serial), *((under_way,) if under_way else ())),
                    ended=None,
                    complete=False,
                )
            case SessionReopened(serial=serial, paused_at=paused_at) if serial is not None:
                passes = tuple(segment_pass for segment_pass in self.passes if segment_pass.serial != serial)
                return replace(self, passes=passes, paused_at=paused_at, ended=None, complete=False)
            case SegmentEntered(at=at) if self.began is None:
                return replace(self, began=at)
            case Paused(at=at) if self.began is not None and self.paused_at is None:
                return replace(self, paused_at=at)
            case Resumed(at=at) if self.paused_at is not None:
                return replace(self, pauses=(*self.pauses, (self.paused_at, at)), paused_at=None)
            case WorkoutFinished(complete=complete):
                return replace(self, ended=self.passes[-1].ended, complete=complete)
            case _:
                return self


def _voided(passes: tuple[Pass, ...], serial: int) -> tuple[Pass, ...]:
    """Leave out the pass that goes on, and mark those after it."""
    return tuple(
        replace(p, outcome=Outcome.TAKEN_BACK) if p.serial > serial else p
        for p in passes
        if p.serial != serial
    )


def fold(happened: Iterable[News]) -> Record:
    """Return the record of what happened in a session."""
    record = Record()
    for news in happened:
        record = record.add(news)
    return record
