"""Each of the runner's kilometres or miles of a long step, against the plan."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.goals import DistanceGoal
from runtimer.domain.sound import Level
from runtimer.domain.workout import Intensity, Mark, MarkKind
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import SplitPassed
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.plan.course import Course, lay
from runtimer.engine.plan.mark_falls import falls_s
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor

NAME = "splits"
RANK = 0

LEVEL = Level.COACH
LEAST = 2
"""A step of so many kilometres or miles is long."""
PATIENCE_S = 10.0
SAME_S = 0.01


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield a split wherever a full kilometre or mile of hard running ends before the step does."""
    segment, anchor, unit_m = moment.segment, moment.anchor, moment.runner.unit.metres
    if (
        moment.phase is not Phase.RUNNING
        or not segment
        or not anchor
        or segment.verb.intensity is not Intensity.ACTIVE
    ):
        return
    if (whole_m := _whole_m(anchor)) is not None and whole_m < LEAST * unit_m:
        return
    planned = lay(anchor.entered_goal, segment.speeds_mps, 0.0, portions_of=anchor.entered_goal)
    for k, moving_s in falls_s(
        Mark(MarkKind.EVERY_METRES, unit_m), anchor.goal, anchor.course, moment.since_s
    ):
        if (before_s := _moving_s(anchor, k * unit_m)) is not None:
            off_s = (
                None
                if planned.guessed
                else moving_s - before_s - _took_s(planned, k * unit_m, (k + 1) * unit_m)
            )
            saying = SplitPassed(k + 1, moving_s - before_s, off_s)
            yield words(
                moment,
                "splits",
                k,
                saying,
                rank=Rank.SPLIT,
                at=moment.at_moving(moving_s),
                patience_s=PATIENCE_S,
            )


def _whole_m(anchor: Anchor) -> float | None:
    """Return how long the step is in metres, None where nobody knows."""
    if isinstance(anchor.goal, DistanceGoal):
        return anchor.goal.metres
    return None if anchor.course.length_s is None else anchor.course.metres_at(anchor.course.length_s)


def _moving_s(anchor: Anchor, metres: float) -> float | None:
    """Return when ``metres`` were or will be run: those before the anchor are known if the speeds were the same ones there."""
    if metres >= anchor.metres or not metres:
        return anchor.course.moving_at(metres) if metres else 0.0
    whole = lay(anchor.entered_goal, anchor.speeds_mps, 0.0, portions_of=anchor.entered_goal)
    same = abs((whole.moving_at(anchor.metres) or 0.0) - anchor.moving_s) < SAME_S
    return whole.moving_at(metres) if same else None


def _took_s(course: Course, start_m: float, end_m: float) -> float:
    return (course.moving_at(end_m) or 0.0) - (course.moving_at(start_m) or 0.0)
