"""A double tone where a set ends."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change
from runtimer.engine.running.phases import Phase

NAME = "set-done"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the tone, unless hard running begins: then *go* is what the runner needs."""
    previous, segment = moment.previous, moment.segment
    if (
        moment.phase is not Phase.RUNNING
        or moment.again
        or not previous
        or not segment
        or segment.verb.intensity is Intensity.ACTIVE
    ):
        return
    if set(previous.sets) - set(segment.sets):
        yield change(moment, "set-done", moment.begins, CueKind.SET_DONE, priority=3)
