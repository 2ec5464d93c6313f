"""Load: an hour at threshold is 100."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.domain.goals import TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, PaceName, SpeedTarget, Target
from runtimer.domain.workout import Verb, Workout
from runtimer.engine.plan.load import load
from runtimer.engine.plan.planner import plan_workout

KNOWN = Runner(paces={PaceName.THRESHOLD: 4.0})


def run(seconds: float, mps: float, incline: float | None = None) -> Workout:
    target = Target(SpeedTarget("x", ExactSpeed(mps), ExactSpeed(mps)), incline_percent=incline)
    return Workout("x", (b.step(Verb.RUN, TimeGoal(seconds), target),))


@pytest.mark.parametrize(
    ("seconds", "mps", "points"), [(3600, 4.0, 100), (1800, 4.0, 50), (3600, 3.2, 64), (3600, 2.0, 25)]
)
def test_points_of_an_hour_at_a_share_of_threshold(seconds: float, mps: float, points: float) -> None:
    assert load(plan_workout(run(seconds, mps), KNOWN)) == pytest.approx(points)


def test_uphill_is_harder() -> None:
    assert load(plan_workout(run(600, 3.0, 6.0), KNOWN)) > 1.5 * load(plan_workout(run(600, 3.0), KNOWN))


def test_who_is_not_known_has_hard_and_easy_parts_by_their_kind() -> None:
    def points(verb: Verb) -> float:
        return load(plan_workout(Workout("x", (b.step(verb, TimeGoal(600)),)), Runner()))

    assert points(Verb.RUN) > points(Verb.WARMUP) > points(Verb.JOG) > points(Verb.REST) == 0
