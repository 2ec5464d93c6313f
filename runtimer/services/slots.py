"""Finding a place for words: which wording is heard when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from runtimer.engine.cues.cue import Cue
from runtimer.ports.sound import Clip, Phrase

BREATH = timedelta(seconds=0.15)
"""Silence between two phrases, so that they are heard as two."""
PATIENCE_S = 0.3
"""How late a player may begin a phrase: no more than the silence that words leave before a 3-2-1."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which something else is heard."""

    start: timedelta
    end: timedelta


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """Words that want to be heard, with the clips that there are of them, longest wording first."""

    cue: Cue
    clips: tuple[Clip, ...]


class Occupied:
    """Stretches of time in which something is heard, in order; those that overlap are one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Take a stretch more."""
        first = bisect_left(self._spans, span.start, key=_end)
        behind = bisect_right(self._spans, span.end, key=_start)
        met = self._spans[first:behind]
        start, end = min([span.start, *map(_start, met)]), max([span.end, *map(_end, met)])
        self._spans[first:behind] = [Span(start, end)]

    def soonest(self, first: timedelta, last: timedelta, length: timedelta) -> timedelta | None:
        """Return the first start from ``first`` to ``last`` at which so much is free, a breath before and after it; None without one."""
        start = first
        for span in islice(self._spans, bisect_right(self._spans, first - BREATH, key=_end), None):
            if start + length + BREATH <= span.start or start > last:
                break
            start = span.end + BREATH
        return start if start <= last else None

    def latest(self, first: timedelta, last: timedelta, length: timedelta) -> timedelta | None:
        """Return the last start from ``first`` to ``last`` at which so much is free, a breath before and after it; None without one."""
        start = last
        for index in range(bisect_left(self._spans, last + length + BREATH, key=_start) - 1, -1, -1):
            span = self._spans[index]
            if span.end + BREATH <= start or start < first:
                break
            start = span.start - BREATH - length
        return start if start >= first else None


def fit(wishes: Iterable[SpeechRequest], taken: Iterable[Span], soonest: timedelta) -> list[Phrase]:
    """Return the phrases that find a place from ``soonest`` on, by priority, then by time.

    Each has the longest wording that is over in time and stands in nobody's way; one that has none is left
    out, none is cut.
    """
    occupied, phrases = Occupied(taken), []
    for wish in sorted(wishes, key=lambda wish: (-wish.cue.priority, wish.cue.at, wish.cue.id)):
        places = ((clip, place(wish.cue, _length(clip), occupied, soonest)) for clip in wish.clips)
        clip, start = next(((clip, start) for clip, start in places if start is not None), (None, None))
        if clip and start is not None:
            phrases.append(Phrase(wish.cue.id, start, clip, PATIENCE_S))
            occupied.add(span_of(phrases[-1]))
    return phrases


def span_of(phrase: Phrase) -> Span:
    """Return the time that a phrase takes."""
    return Span(phrase.at, phrase.at + _length(phrase.clip))


def latest(cue: Cue) -> timedelta:
    """Return the instant after which a cue's words need not begin any more."""
    last = cue.at + timedelta(seconds=cue.patience_s)
    return last if cue.until is None else min(last, cue.until)


def place(cue: Cue, length: timedelta, occupied: Occupied, soonest: timedelta) -> timedelta | None:
    """Return when words of that length begin: as soon as there is room for them, or as late (``cue.late``).

    Return None where there is no room.
    """
    first, last = max(cue.at, soonest), cue.at + timedelta(seconds=cue.patience_s)
    if cue.until is not None:
        last = min(last, cue.until - length)
    return (occupied.latest if cue.late else occupied.soonest)(first, last, length) if first <= last else None


def _length(clip: Clip) -> timedelta:
    return timedelta(seconds=clip.seconds)


def _start(span: Span) -> timedelta:
    return span.start


def _end(span: Span) -> timedelta:
    return span.end
