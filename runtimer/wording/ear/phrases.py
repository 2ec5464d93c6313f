"""Words for the ear: what is to be said, at length and shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from runtimer.domain.runner import Runner
from runtimer.engine.cues.sayings import (
    Authored,
    Beginning,
    BeltStep,
    ComingNext,
    Finished,
    Halfway,
    Left,
    RepResult,
    Saying,
    SendOffLate,
    SplitPassed,
    Whereabouts,
)
from runtimer.wording.ear import amounts
from runtimer.wording.ear.abbreviations import Piece, Sentence, shortened
from runtimer.wording.ear.language import Noun
from runtimer.wording.ear.language_choice import language as language_of
from runtimer.wording.ear.listener import Listener
from runtimer.wording.ear.steps import ASIDE, BELT, HOW, beginning, belt, coming, dial, repetition, title


def phrases(saying: Saying, runner: Runner, language: str = "en") -> tuple[str, ...]:
    """Return the wordings of what is to be said to a runner, from the longest to the shortest.

    None: nothing to say.

    Each shorter one leaves out what matters least of the one before. No digits and no symbols are in them,
    but for those of the author's own names; the author's own words are said as they are, or not at all.
    Raises ValueError for an unknown language.
    """
    if isinstance(saying, Authored):
        return (saying.text,) if saying.text.strip() else ()
    return shortened(_SENTENCES[type(saying)](saying, Listener(runner, language_of(language))))


def _belt_step(saying: BeltStep, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(listener.words.belt.format(dial(saying.mps, listener)), 0)]


def _halfway(_: Halfway, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(listener.words.halfway, 0)]


def _left(saying: Left, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(_amount_left(saying, listener), 0)]


def _amount_left(left: Left, listener: Listener) -> str:
    """Say what is left; empty where it is nothing."""
    if left.metres and left.metres > 0:
        return listener.words.to_go.format(amounts.way(left.metres, listener.unit, listener.language))
    return (
        listener.words.left.format(amounts.time_left(left.seconds, listener.language))
        if left.seconds and left.seconds > 0
        else ""
    )


def _split(saying: SplitPassed, listener: Listener) -> Iterator[Sentence]:
    where = listener.words.split[listener.unit].format(listener.language.number(saying.number))
    time = listener.language.clock(amounts.whole(saying.seconds))
    yield [Piece(where, 0, comma=True), Piece(time, 2, comma=True), Piece(_off(saying.off_s, listener), 1)]


def _result(saying: RepResult, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(listener.language.clock(amounts.whole(saying.seconds)), 1)]
    yield [Piece(_off(saying.off_s, listener), 0)]


def _off(seconds: float | None, listener: Listener) -> str:
    return "" if seconds is None else amounts.off(seconds, listener.language)


def _late(saying: SendOffLate, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(listener.words.late.format(listener.language.duration(amounts.whole(saying.seconds))), 0)]


def _finished(saying: Finished, listener: Listener) -> Iterator[Sentence]:
    language = listener.language
    reps = language.counted(str(saying.reps), Noun.REP) if saying.reps else ""
    metres = amounts.way(saying.metres, listener.unit, language) if saying.metres >= 1 else ""
    yield [Piece(listener.words.finish, 4)]
    yield [
        Piece(reps, 0, comma=True),
        Piece(amounts.whole_time(saying.moving_s, language), 2, comma=True),
        Piece(metres, 1),
    ]
    yield [Piece(listener.words.slow_down, 3)]


def _whereabouts(saying: Whereabouts, listener: Listener) -> Iterator[Sentence]:
    segment, words = saying.segment, listener.words
    if segment:
        rep = repetition(segment, listener)
        yield rep
        yield title(segment, listener, verb=not rep)
    yield [Piece(_amount_left(saying.left, listener) if saying.left else "", BELT)]
    if segment and (setting := belt(segment, saying.mps, listener)):
        yield [Piece(words.belt.format(setting), ASIDE)]
    if saying.whole_left_s > 0:
        yield [
            Piece(words.left_in_all.format(amounts.whole_left(saying.whole_left_s, listener.language)), HOW)
        ]


_SENTENCES: Mapping[type[Saying], Callable[[Any, Listener], Iterator[Sentence]]] = {
    Beginning: beginning,
    ComingNext: coming,
    BeltStep: _belt_step,
    Halfway: _halfway,
    Left: _left,
    SplitPassed: _split,
    RepResult: _result,
    SendOffLate: _late,
    Finished: _finished,
    Whereabouts: _whereabouts,
}
