"""What the repetition just done came to."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.domain.workout import Intensity
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import RepResult
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.news import Outcome
from runtimer.engine.running.phases import Phase

NAME = "rep-result"
RANK = 0

LEVEL = Level.NORMAL
LEAST_S, ROOM_S = 30.0, 20.0
"""How long a repetition has to be for its result to be news, and the step after it to have room for that."""
PATIENCE_S = 15.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the result as the next step begins, if it is not simply the plan's."""
    if (
        moment.phase is not Phase.RUNNING
        or not moment.passes
        or (moment.length_s is not None and moment.length_s < ROOM_S)
    ):
        return
    segment_pass = moment.passes[-1]
    own = segment_pass.by_key or segment_pass.belt_changed
    if (
        own
        and segment_pass.outcome is Outcome.DONE
        and segment_pass.segment.verb.intensity is Intensity.ACTIVE
        and segment_pass.moving_s >= LEAST_S
    ):
        planned_s = segment_pass.segment.duration_s
        saying = RepResult(
            segment_pass.moving_s, None if planned_s is None else segment_pass.moving_s - planned_s
        )
        yield words(
            moment, "rep-result", 0, saying, rank=Rank.RESULT, at=moment.begins, patience_s=PATIENCE_S
        )
