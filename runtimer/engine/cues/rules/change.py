"""A tone as a step begins."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change, kind_for
from runtimer.engine.running.phases import Phase

NAME = "change"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the tone for what begins."""
    if moment.phase is Phase.RUNNING and moment.segment:
        yield change(moment, "change", moment.begins, kind_for(moment.segment), priority=1)
