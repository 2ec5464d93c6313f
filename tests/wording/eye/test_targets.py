"""What is to be held, for a runner and a belt."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.domain.goals import TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, NamedSpeed, PaceName, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.engine.plan.plan import Segment
from runtimer.wording.eye import figures, targets

KM, MI = Unit.KM, Unit.MI
HALVES = Treadmill(step=0.5)
FIVE_K = SpeedTarget("5k", NamedSpeed(PaceName.FIVE_K), NamedSpeed(PaceName.FIVE_K))
SIXTEEN = SpeedTarget(
    "16 km/h",
    ExactSpeed(KM.from_per_hour(16)),
    ExactSpeed(KM.from_per_hour(16)),
    Shape.HOLD,
    Quantity.SPEED,
    KM,
)
IN = SpeedTarget("in 3:45", ExactSpeed(1000 / 225), ExactSpeed(1000 / 225), Shape.HOLD, Quantity.TIME)
CLIMB = SpeedTarget(
    "5:00/km to 4:20/km", ExactSpeed(1000 / 300), ExactSpeed(1000 / 260), Shape.PROGRESSION, Quantity.PACE, KM
)


def segment(speed: SpeedTarget, runner: Runner, incline: float | None = None) -> Segment:
    return b.plan(b.step(Verb.RUN, TimeGoal(600), Target(speed, incline)), runner=runner).segments[0]


def runner(unit: Unit = KM, treadmill: Treadmill | None = None, scale: float = 1.0) -> Runner:
    return Runner(unit, {PaceName.FIVE_K: 1000 / 234}, treadmill=treadmill, scale=scale)


@pytest.mark.parametrize(
    ("speed", "who", "said"),
    [
        (FIVE_K, Runner(), "5k"),
        (FIVE_K, runner(), "5k · 3:54 /km · belt 15.4 km/h"),
        (FIVE_K, runner(MI), "5k · 6:17 /mi · belt 9.6 mph"),
        (FIVE_K, runner(treadmill=HALVES), "5k · 3:54 /km · belt 15.5 km/h"),
        (FIVE_K, runner(MI, HALVES), "5k · 6:17 /mi · belt 15.5 km/h"),
        (FIVE_K, runner(treadmill=Treadmill(step=2.0)), "5k · 3:54 /km · belt 16.0 km/h (+4.0 %)"),
        (FIVE_K, runner(treadmill=Treadmill(top=14.0)), "5k · 3:54 /km · belt 14.0 km/h (−9.0 %)"),
        (FIVE_K, runner(scale=1.02), "5k · 3:49 /km · belt 15.7 km/h"),
        (SIXTEEN, runner(), "16 km/h"),
        (SIXTEEN, runner(treadmill=HALVES), "16 km/h"),
        (SIXTEEN, runner(treadmill=Treadmill(calibration=((1.0, 0.98),))), "16 km/h · belt 16.3 km/h"),
        (
            SIXTEEN,
            runner(treadmill=Treadmill(step=0.5, calibration=((1.0, 0.97),))),
            "16 km/h · belt 16.5 km/h",
        ),
        (
            SIXTEEN,
            runner(treadmill=Treadmill(step=2.0, calibration=((1.0, 0.97),))),
            "16 km/h · belt 16.0 km/h (−3.0 %)",
        ),
        (IN, runner(), "in 3:45 · belt 16.0 km/h"),
        (IN, runner(scale=0.98), "in 3:45 · 3:50 /km · belt 15.7 km/h"),
        (SIXTEEN, runner(scale=0.98), "16 km/h · belt 15.7 km/h"),
        (SIXTEEN, runner(MI), "16 km/h · belt 9.9 mph"),
        (CLIMB, runner(), "5:00/km to 4:20/km · belt 12.0 to 13.8 km/h"),
        (
            CLIMB,
            runner(MI, HALVES),
            "5:00/km to 4:20/km · 8:03 to 6:58 /mi · belt 12.0 to 14.0 km/h (+1.1 %)",
        ),
    ],
)
def test_what_is_held(speed: SpeedTarget, who: Runner, said: str) -> None:
    assert targets.holding(segment(speed, who), who, who.unit) == said


def test_the_incline_that_the_machine_has() -> None:
    assert figures.incline(1.3, Treadmill()) == "1.5 %"
    assert figures.incline(1.3, None) == "1.3 %"
    assert figures.incline(22, Treadmill(top_incline=15)) == "15 %"


@pytest.mark.parametrize(("scale", "said"), [(1.0, ""), (1.02, "+2 %"), (0.985, "−1.5 %")])
def test_a_days_change(scale: float, said: str) -> None:
    assert targets.scale(scale) == said
