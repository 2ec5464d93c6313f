"""Three, two, one: ticks before a step ends by itself."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import tick, ticks_of
from runtimer.engine.running.phases import Phase

NAME = "countdown"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the ticks of a pass whose end is known."""
    if moment.phase is Phase.RUNNING:
        for count, at in ticks_of(moment):
            yield tick(moment, "countdown", at, count)
