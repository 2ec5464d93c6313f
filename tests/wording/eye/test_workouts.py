"""A workout in words."""

from __future__ import annotations

import builders as b

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Set, Step, Until, Verb
from runtimer.wording.eye.workouts import describe, lines, profile, totals


def test_steps_and_sets_as_their_author_arranged_them() -> None:
    until = Set(Until(DistanceGoal(5000, LengthUnit.KM)), (b.run_m(400, 4.0),))
    plan = b.plan(
        b.times(
            2,
            b.times(3, b.run_s(60, 4.0), between=(b.rest_s(30),)),
            between=(b.jog_s(60),),
            most=4,
            every_s=400,
        ),
        until,
    )
    assert [(line.depth, line.words, line.detail) for line in lines(plan, Unit.KM)] == [
        (0, "2 to 4 ×", "starting every 6:40"),
        (1, "3 ×", ""),
        (2, "run 1:00", "4.0 m/s · belt 14.4 km/h"),
        (2, "between", ""),
        (3, "rest 0:30", ""),
        (1, "between", ""),
        (2, "jog 1:00", "2.5 m/s · belt 9.0 km/h"),
        (0, "until 5 km", ""),
        (1, "run 400 m", "4.0 m/s · belt 14.4 km/h"),
    ]


def test_a_list_is_said_in_order_and_what_its_entries_share_once() -> None:
    speeds = tuple(
        Target(
            SpeedTarget(
                f"{kmh} km/h",
                ExactSpeed(kmh / 3.6),
                ExactSpeed(kmh / 3.6),
                Shape.HOLD,
                Quantity.SPEED,
                Unit.KM,
            ),
            1,
        )
        for kmh in (14, 15, 14)
    )
    ladder = b.times(3, Step(Verb.RUN, (DistanceGoal(200), DistanceGoal(400), DistanceGoal(200)), speeds))
    line = lines(b.plan(ladder), Unit.KM)[1]
    assert (line.words, line.detail) == ("run 200 m - 400 m - 200 m", "14 km/h - 15 km/h - 14 km/h · 1 %")
    in_miles = lines(b.plan(ladder), Unit.MI)[1]
    assert in_miles.detail.endswith("belt 8.7 mph - 9.3 mph - 8.7 mph")


def test_totals_mark_what_is_estimated() -> None:
    assert totals(b.plan(b.run_m(5000, 5)), Unit.KM) == "5.0 km · 16:40 · 1 step"
    assert totals(b.plan(b.run_s(1000)), Unit.MI) == "1.9 mi ~ · 16:40 · 1 step"
    assert totals(b.plan(b.run_open()), Unit.KM) == "0.9 km ~ · 5:00 ~ · 1 step"


def test_profile_is_high_where_it_is_fast_and_empty_in_a_rest() -> None:
    assert (
        profile(b.plan(b.jog_s(10), b.step(Verb.RUN, TimeGoal(10), b.hold(5)), b.rest_s(10)), 6) == "▂▂██▁▁"
    )


def test_the_whole_begins_with_the_title() -> None:
    assert describe(b.plan(b.run_s(60))).startswith("test\n0.2 km ~ · 1:00 · 1 step\n\n█")
