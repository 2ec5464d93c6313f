"""Three, two, one before the session begins, or goes on after a long pause."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change, kind_for, tick, ticks_of
from runtimer.engine.running.phases import Phase

NAME = "lead-in"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the ticks, and after a pause the tone of the step that goes on.

    A step that only then begins has a tone of its own.
    """
    if moment.phase not in (Phase.GET_READY, Phase.LEAD_IN) or moment.ends is None:
        return
    for count, at in ticks_of(moment):
        yield tick(moment, "lead-in", at, count)
    if moment.segment and moment.anchor and moment.anchor.begun is not None:
        yield change(moment, "lead-in", moment.ends, kind_for(moment.segment), priority=1)
