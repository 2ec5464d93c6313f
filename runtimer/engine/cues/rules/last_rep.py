"""A tone of its own as the last repetition begins."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change
from runtimer.engine.running.phases import Phase

NAME = "last-rep"
RANK = 0

LEVEL = Level.QUIET


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the tone where the innermost set enters its last repetition with a run."""
    segment, previous = moment.segment, moment.previous
    if (
        moment.phase is not Phase.RUNNING
        or not segment
        or not segment.reps
        or segment.verb.intensity is not Intensity.ACTIVE
    ):
        return
    last, depth = segment.reps[-1], len(segment.reps)
    going_on = previous and (previous.sets[:depth], previous.reps[:depth]) == (segment.sets, segment.reps)
    if last.number == last.of > 1 and not going_on:
        yield change(moment, "last-rep", moment.begins, CueKind.LAST_REP, priority=2)
