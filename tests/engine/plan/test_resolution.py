"""What a goal comes to once its step is entered."""

from __future__ import annotations

import pytest

from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    SendOffGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.units import LengthUnit
from runtimer.engine.plan.resolution import resolve


@pytest.mark.parametrize("goal", [TimeGoal(90), DistanceGoal(400), OpenGoal()])
def test_plain_goals_stay_what_they_are(goal: Goal) -> None:
    assert resolve(goal, moving_s=1e6, metres=1e6, source_s=1e6) == goal


@pytest.mark.parametrize(
    ("goal", "resolved"),
    [
        (ShareGoal(0.5), TimeGoal(100)),
        (ShareGoal(0.01), TimeGoal(5)),
        (TotalTimeGoal(1000), TimeGoal(100)),
        (TotalTimeGoal(900), 0.0),
        (TotalTimeGoal(870), 30.0),
        (TotalDistanceGoal(5000, LengthUnit.KM), DistanceGoal(1000, LengthUnit.KM)),
        (TotalDistanceGoal(3500), 500.0),
        (SendOffGoal(230), TimeGoal(30)),
        (SendOffGoal(200), 0.0),
        (SendOffGoal(180), 20.0),
    ],
)
def test_the_others_depend_on_what_was_before(goal: Goal, resolved: Goal | float) -> None:
    assert resolve(goal, moving_s=900, metres=4000, source_s=200) == resolved


def test_dust_of_many_sums_is_no_step() -> None:
    assert resolve(TotalTimeGoal(900), moving_s=900 - 1e-7, metres=0, source_s=0) == 0.0
