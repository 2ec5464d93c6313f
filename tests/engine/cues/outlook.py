"""What a session's outlook has for the ear."""

from __future__ import annotations

import builders as b

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.sayings import (
    Saying,
)
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.session import Session

EVERYTHING = CueSelection(Level.COACH)


def said(
    session: Session, kind: type[Saying], now: float = 0, wanted: CueSelection = EVERYTHING
) -> list[Cue]:
    """The words of one kind, from now on if nobody touches a key."""
    cues = [cue for moment in session.outlook(b.at(now + 50_000)) for cue in cues_of(moment, wanted)]
    return [cue for cue in cues if isinstance(cue.saying, kind)]


def times(cues: list[Cue]) -> list[float]:
    return [cue.at.total_seconds() for cue in cues]


def until(cue: Cue) -> float:
    assert cue.until is not None
    return cue.until.total_seconds()
