"""A send-off that was missed, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import SendOffLate
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.running.phases import Phase

NAME = "send-off"
RANK = 0

LEVEL = Level.NORMAL
LEAST_S = 0.5
"""Less is no second."""
PATIENCE_S = 10.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the words as the repetition begins that should have begun before."""
    anchor = moment.anchor
    if moment.phase is Phase.RUNNING and anchor and anchor.late_s >= LEAST_S:
        yield words(
            moment,
            "send-off",
            0,
            SendOffLate(anchor.late_s),
            rank=Rank.LATE,
            at=moment.begins,
            patience_s=PATIENCE_S,
        )
