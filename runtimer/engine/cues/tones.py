"""Tones and their patience, for the rules."""

from __future__ import annotations

from datetime import timedelta

from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.plan import Segment

TICK_PATIENCE_S = 0.3
CHANGE_PATIENCE_S = 2.0
"""How late a tick and a change may be heard (``sound.md``); after that they would mislead."""


def tick(moment: Moment, rule: str, at: timedelta, count: int) -> Cue:
    """Return a short tick that counts ``count``."""
    return Cue(CueId(moment.revision, moment.serial, rule, count), at, CueKind.TICK, TICK_PATIENCE_S, text=str(count))


def change(moment: Moment, rule: str, at: timedelta, kind: CueKind, priority: int) -> Cue:
    """Return a tone at a change; of several at one instant the highest ``priority`` is heard."""
    return Cue(CueId(moment.revision, moment.serial, rule, 0), at, kind, CHANGE_PATIENCE_S, priority)


def kind_for(segment: Segment) -> CueKind:
    """Return the tone that begins a segment: rising to run, falling to recover, long for anything else."""
    match segment.verb.intensity:
        case Intensity.ACTIVE:
            return CueKind.GO
        case Intensity.RECOVERY | Intensity.REST:
            return CueKind.EASE
        case _:
            return CueKind.LONG
