"""Tones and their patience, for the rules."""

from __future__ import annotations

from datetime import timedelta

from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.phases import Phase

COUNTS = (3, 2, 1)
CLEAR = timedelta(seconds=1)
"""Time that the tone at the beginning needs before a tick."""
TICK_PATIENCE_S = 0.3
CHANGE_PATIENCE_S = 2.0
"""How late a tick and a change may be heard (``sound.md``); after that they would mislead."""

AFTER_TONE, AFTER_CHORD = timedelta(seconds=0.6), timedelta(seconds=1.4)
"""When a tone at a change has sounded, and the chord at the end (``sounds/make.py``)."""


def sounds_until(tone: Cue) -> timedelta:
    """Return when a tone at a change has sounded."""
    return tone.at + (AFTER_CHORD if tone.kind is CueKind.FINISH else AFTER_TONE)


def ticks_of(moment: Moment) -> list[tuple[int, timedelta]]:
    """Return what the ticks before the end of a moment count, with their instants.

    After a pause, those that would fall before its end are left out.
    """
    if moment.ends is None:
        return []
    soonest = moment.begins
    if moment.phase is Phase.RUNNING and moment.anchor:
        soonest = max(moment.begins + CLEAR, moment.anchor.at)
    instants = ((count, moment.ends - timedelta(seconds=count)) for count in COUNTS)
    return [(count, at) for count, at in instants if at >= soonest]


def tick(moment: Moment, rule: str, at: timedelta, count: int) -> Cue:
    """Return a short tick that counts ``count``."""
    return Cue(
        CueId(moment.revision, moment.serial, rule, count), at, CueKind.TICK, TICK_PATIENCE_S, text=str(count)
    )


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
