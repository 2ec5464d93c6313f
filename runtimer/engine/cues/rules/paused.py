"""A tone now and then while the session stands paused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import CHANGE_PATIENCE_S
from runtimer.engine.running.phases import Phase

NAME = "paused"
RANK = 0

LEVEL = Level.NORMAL
EVERY = timedelta(seconds=30)
MOST = 120
"""After an hour nobody is there."""


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the tone every thirty seconds."""
    if moment.phase is Phase.PAUSED:
        for k in range(max(1, (moment.now - moment.begins) // EVERY), MOST + 1):
            yield Cue(
                CueId(moment.revision, moment.serial, "paused", k),
                moment.begins + k * EVERY,
                CueKind.PAUSED,
                CHANGE_PATIENCE_S,
            )
