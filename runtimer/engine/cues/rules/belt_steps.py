"""The belt's next setting in a step whose speed changes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import BeltStep
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.plan.course import Leg
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor

NAME = "belt-steps"
RANK = 0

LEVEL = Level.NORMAL
LEAST_S = 30.0
"""In a shorter step the settings are not said."""
SPACING_S = 15.0
"""Of settings that follow each other sooner each second, third … one is said."""
PATIENCE_S = 4.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the settings of a progression, each as it is due, where there is time to say and to set it."""
    anchor = moment.anchor
    if (
        moment.phase is not Phase.RUNNING
        or anchor is None
        or anchor.course.guessed
        or (moment.length_s or 0.0) < LEAST_S
    ):
        return
    every = math.ceil(SPACING_S / _portion_s(anchor))
    first = max(1, anchor.course.leg_at(moment.since_s))
    for leg in islice(anchor.course.legs, first, None):
        number = _portion(leg, anchor)
        if number % every == 0:
            yield words(
                moment,
                "belt-steps",
                number,
                BeltStep(leg.mps),
                rank=Rank.BELT_STEP,
                at=moment.at_moving(leg.moving_s),
                patience_s=PATIENCE_S,
            )


def _portion_s(anchor: Anchor) -> float:
    """Return how long a portion of the goal lasts, on the average."""
    portions, goal = len(anchor.speeds_mps), anchor.entered_goal
    if isinstance(goal, DistanceGoal):
        return goal.metres / portions / (sum(anchor.speeds_mps) / portions)
    return goal.seconds / portions if isinstance(goal, TimeGoal) else math.inf


def _portion(leg: Leg, anchor: Anchor) -> int:
    """Return which portion of the goal a leg is: its number stays when the legs are laid anew from where the runner is."""
    match anchor.entered_goal:
        case DistanceGoal(metres):
            share = leg.metres / metres
        case TimeGoal(goal_s):
            share = leg.moving_s / goal_s
        case _:
            share = 0.0
    return round(share * len(anchor.speeds_mps))
