"""A tone of its own as the last repetition begins."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import change
from runtimer.engine.phases import Phase


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the tone where the innermost set enters its last repetition with a run."""
    segment, left = moment.segment, moment.left
    if moment.phase is not Phase.RUNNING or not segment or not segment.reps or segment.verb.intensity is not Intensity.ACTIVE:
        return
    last = segment.reps[-1]
    entering = left is None or left.reps != segment.reps or left.between
    if last.number == last.of > 1 and entering:
        yield change(moment, "last-rep", moment.begins, CueKind.LAST_REP, priority=2)
