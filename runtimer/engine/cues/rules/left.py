"""How much of a long step is left."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Left
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor

NAME = "left"
RANK = 0

LEVEL = Level.COACH
TIMES_S = (60.0, 300.0, 600.0)
DISTANCE_M = 400.0
"""Besides it, one of the runner's kilometres or miles."""
LEAST = 2.5
"""A step is long if it is so many times what is left; halfway and the beginning are well before that."""
PATIENCE_S = 2.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the last minutes of a time, the last metres of a distance."""
    if moment.phase is not Phase.RUNNING or moment.anchor is None or moment.length_s is None:
        return
    for k, (saying, moving_s) in reversed([*enumerate(_marks(moment, moment.anchor))]):
        if moving_s is not None:
            yield words(
                moment,
                "left",
                k,
                saying,
                rank=Rank.LEFT,
                at=moment.at_moving(moving_s),
                patience_s=PATIENCE_S,
            )


def _marks(moment: Moment, anchor: Anchor) -> Iterator[tuple[Left, float | None]]:
    """Yield what is left, and when it is, from the last of them back to the first."""
    match anchor.goal:
        case TimeGoal(goal_s):
            for left_s in TIMES_S:
                yield Left(seconds=left_s), goal_s - left_s if goal_s >= LEAST * left_s else None
        case DistanceGoal(metres) if not anchor.course.guessed:
            for left_m in (DISTANCE_M, moment.runner.unit.metres):
                yield (
                    Left(metres=left_m),
                    anchor.course.moving_at(metres - left_m) if metres >= LEAST * left_m else None,
                )
