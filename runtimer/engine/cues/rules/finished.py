"""The workout is over, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.domain.workout import Verb
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Finished
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.news import Outcome
from runtimer.engine.running.phases import Phase

NAME = "finished"
RANK = 0

LEVEL = Level.NORMAL
PATIENCE_S = 10.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the words after the chord."""
    if moment.phase is Phase.DONE:
        reps = sum(
            segment_pass.outcome is Outcome.DONE
            and segment_pass.segment.verb is Verb.RUN
            and bool(segment_pass.segment.reps)
            for segment_pass in moment.passes
        )
        saying = Finished(reps, moment.moving_s, moment.metres)
        yield words(
            moment, "finished", 0, saying, rank=Rank.BEGINNING, at=moment.begins, patience_s=PATIENCE_S
        )
