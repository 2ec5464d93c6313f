"""Half of a long step is behind."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.sound import Level
from runtimer.domain.workout import Mark, MarkKind
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Halfway
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.plan.mark_falls import falls_s
from runtimer.engine.running.phases import Phase

NAME = "halfway"
RANK = 0

LEVEL = Level.COACH
LEAST_S = 240.0
PATIENCE_S = 5.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the words where the half of the goal falls."""
    if moment.phase is not Phase.RUNNING or moment.anchor is None or (moment.length_s or 0.0) < LEAST_S:
        return
    for k, moving_s in falls_s(Mark(MarkKind.SHARE, 0.5), moment.anchor.goal, moment.anchor.course):
        yield words(
            moment,
            "halfway",
            k,
            Halfway(),
            rank=Rank.HALFWAY,
            at=moment.at_moving(moving_s),
            patience_s=PATIENCE_S,
        )
