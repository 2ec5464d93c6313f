"""A chord at the end of the workout."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change
from runtimer.engine.running.phases import Phase

NAME = "finish"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the chord."""
    if moment.phase is Phase.DONE:
        yield change(moment, "finish", moment.begins, CueKind.FINISH, priority=4)
