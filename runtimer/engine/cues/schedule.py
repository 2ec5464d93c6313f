"""The cues of a moment: every rule that is wanted asked, and one tone at an instant."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from itertools import groupby, takewhile
from typing import Protocol

from runtimer.discovery import Kind, parts
from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.selection import CueSelection

DEFAULT = CueSelection()


class Rule(Protocol):
    """What each module of ``rules`` is: the level from which on it is heard, and its cues."""

    NAME: str
    LEVEL: Level

    def cues(self, moment: Moment) -> Iterator[Cue]:
        """Yield the cues of a moment in the order of time, each built only when it is asked for: there may be very many."""
        ...


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule; settings know it by its name."""
    return parts(Kind.CUE_RULE)


@cache
def _rules(wanted: CueSelection) -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if wanted.has(rule.NAME, rule.LEVEL))


def cues_of(
    moment: Moment, wanted: CueSelection = DEFAULT, until: timedelta = timedelta.max
) -> tuple[Cue, ...]:
    """Return the cues of a moment up to ``until`` in the order of time; no later ones are built."""
    return tuple(takewhile(lambda cue: cue.at <= until, cues_in_order(moment, wanted)))


def cues_in_order(moment: Moment, wanted: CueSelection = DEFAULT) -> Iterator[Cue]:
    """Yield the cues of a moment in the order of time.

    Of several tones at one instant only the one of the highest priority is among them.
    """
    cue_rows = (rule.cues(moment) for rule in _rules(wanted))
    for _, cues in groupby(heapq.merge(*cue_rows, key=lambda cue: cue.at), key=lambda cue: cue.at):
        yield from sorted(_one_tone(cues), key=lambda cue: cue.id)


def _one_tone(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield what is heard of the cues of one instant."""
    loudest: Cue | None = None
    for cue in cues:
        if not cue.is_tone:
            yield cue
        elif loudest is None or loudest.priority < cue.priority:
            loudest = cue
    if loudest:
        yield loudest
