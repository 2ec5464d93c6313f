"""Words and the time that there is for them, for the rules."""

from __future__ import annotations

from datetime import timedelta
from enum import IntEnum

from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Saying
from runtimer.engine.cues.tones import ticks_of

QUIET = timedelta(seconds=0.3)
"""Silence before the first tick, in which ears and recorders find its edge (``sound.md``)."""


class Rank(IntEnum):
    """Which words are heard where two stand in each other's way: the higher ones."""

    HALFWAY = 10
    LEFT = 20
    SPLIT = 30
    RESULT = 40
    LATE = 42
    BELT_STEP = 45
    COMING = 50
    BEGINNING = 60
    AUTHORED = 70
    ASKED = 80
    """What the runner has asked for by key."""


def quiet_from(moment: Moment) -> timedelta | None:
    """Return when words have to be over: before the ticks, at the end where it is not counted down.

    Return None where nobody knows when that is.
    """
    return min((at - QUIET for _, at in ticks_of(moment)), default=moment.ends)


def words(
    moment: Moment,
    rule: str,
    k: int,
    saying: Saying,
    rank: Rank,
    at: timedelta,
    patience_s: float,
    until: timedelta | None = None,
) -> Cue:
    """Return words that begin within ``patience_s`` of ``at`` and are over at ``until``, in any case before the end is counted down."""
    over = min((end for end in (until, quiet_from(moment)) if end is not None), default=None)
    return Cue(
        CueId(moment.revision, moment.serial, rule, k),
        at,
        CueKind.WORDS,
        patience_s,
        rank,
        saying=saying,
        until=over,
    )
