"""Finding a place for words: which wording is heard when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from runtimer.engine.cues.cue import Cue
from runtimer.ports import Clip, Phrase

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
class Wish:
    """Words that want to be heard, with the clips that there are of them, longest wording first."""

    cue: Cue
    clips: tuple[Clip, ...]


def fit(wishes: Iterable[Wish], taken: Sequence[Span], soonest: timedelta) -> list[Phrase]:
    """Return the phrases that find a place from ``soonest`` on, by priority, then by time.

    Each has the longest wording that is over in time and stands in nobody's way; one that has none is left out, none is cut.
    """
    spans, phrases = list(taken), []
    for wish in sorted(wishes, key=lambda wish: (-wish.cue.priority, wish.cue.at, wish.cue.id)):
        places = ((clip, place(wish.cue, _length(clip), spans, soonest)) for clip in wish.clips)
        clip, start = next(((clip, start) for clip, start in places if start is not None), (None, None))
        if clip and start is not None:
            phrases.append(Phrase(wish.cue.id, start, clip, PATIENCE_S))
            spans.append(span_of(phrases[-1]))
    return phrases


def span_of(phrase: Phrase) -> Span:
    """Return the time that a phrase takes."""
    return Span(phrase.at, phrase.at + _length(phrase.clip))


def latest(cue: Cue) -> timedelta:
    """Return the instant after which a cue's words need not begin any more."""
    last = cue.at + timedelta(seconds=cue.patience_s)
    return last if cue.until is None else min(last, cue.until)


def place(cue: Cue, length: timedelta, spans: Sequence[Span], soonest: timedelta) -> timedelta | None:
    """Return when words of that length begin: as soon as there is room for them, or as late (``cue.late``); None without room."""
    first, last = max(cue.at, soonest), cue.at + timedelta(seconds=cue.patience_s)
    if cue.until is not None:
        last = min(last, cue.until - length)
    starts = [start for start in _starts(first, last, length, spans) if first <= start <= last and _free(start, length, spans)]
    return (max if cue.late else min)(starts, default=None)


def _length(clip: Clip) -> timedelta:
    return timedelta(seconds=clip.seconds)


def _starts(first: timedelta, last: timedelta, length: timedelta, spans: Sequence[Span]) -> Iterator[timedelta]:
    """Yield the starts among which the soonest and the latest are: at the ends of the window, or beside something else."""
    yield first
    yield last
    for span in spans:
        yield span.end + BREATH
        yield span.start - BREATH - length


def _free(start: timedelta, length: timedelta, spans: Sequence[Span]) -> bool:
    return all(start >= span.end + BREATH or start + length + BREATH <= span.start for span in spans)
