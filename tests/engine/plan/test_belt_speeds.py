"""From targets to the belt: rows of speeds for a runner and a machine."""

from __future__ import annotations

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.goals import DistanceGoal, OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, NamedSpeed, PaceName, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.engine.plan.belt_speeds import SHORTEST_PORTION_S, row_of
from runtimer.engine.plan.course import lay
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.commands import ScaleSpeeds, SetSpeed, Start
from runtimer.engine.session import Session

KM = Treadmill(step=0.5, calibration=((10.0, 9.8), (16.0, 15.5)))
MILE = Treadmill(Unit.MI, lowest=0.5, top=12.0)


def kmh(speed: float) -> float:
    return Unit.KM.from_per_hour(speed)


def hold(mps: float) -> SpeedTarget:
    return SpeedTarget("held", ExactSpeed(mps), ExactSpeed(mps))


def climb(start: float, end: float) -> SpeedTarget:
    return SpeedTarget(
        "climb", ExactSpeed(start), ExactSpeed(end), Shape.PROGRESSION, Quantity.SPEED, Unit.KM
    )


def planned(speed: SpeedTarget, runner: Runner, incline: float | None = None) -> Segment:
    step = b.step(Verb.RUN, DistanceGoal(1000), Target(speed, incline))
    return b.plan(step, runner=runner).segments[0]


def test_the_plan_takes_the_time_that_the_belt_takes() -> None:
    segment = planned(hold(kmh(15.4)), Runner(treadmill=KM))  # 15.89 shown, so 16.0, which is 15.5
    assert segment.speeds_mps == pytest.approx((kmh(15.5),))
    assert segment.asked_mps == pytest.approx((kmh(15.4),))
    assert segment.duration_s == pytest.approx(1000 / kmh(15.5))
    assert segment.off_target(segment.speeds_mps[0]) == pytest.approx(15.5 / 15.4 - 1)


def test_without_a_treadmill_the_plan_is_exact() -> None:
    segment = planned(hold(kmh(15.4321)), Runner())
    assert segment.speeds_mps == segment.asked_mps == pytest.approx((kmh(15.4321),))


def test_a_progression_is_a_row_of_the_machines_steps() -> None:
    row = row_of(climb(kmh(12), kmh(14)), Runner(treadmill=Treadmill(step=0.5)))
    assert row.belt_mps == pytest.approx([kmh(shown) for shown in (12, 12.5, 13, 13.5, 14)])
    assert row.asked_mps == pytest.approx(row.belt_mps)
    down = row_of(climb(kmh(16), kmh(14.9)), Runner(treadmill=MILE)).belt_mps  # 9.94 to 9.26 mph
    assert [Unit.MI.per_hour(mps) for mps in down] == pytest.approx([9.9, 9.8, 9.7, 9.6, 9.5, 9.4, 9.3])


def test_a_progression_within_a_step_is_one_setting() -> None:
    assert len(row_of(climb(kmh(12), kmh(12.1)), Runner(treadmill=Treadmill(step=0.5))).belt_mps) == 1


@given(
    st.floats(1.0, 5.5),
    st.floats(1.0, 5.5),
    st.sampled_from([KM, MILE, Treadmill(step=0.1), Treadmill(step=0.3)]),
)
def test_each_speed_of_a_progression_can_be_set_and_they_go_one_way(
    start: float, end: float, treadmill: Treadmill
) -> None:
    row = row_of(climb(start, end), Runner(treadmill=treadmill)).belt_mps
    assert [treadmill.setting_for(mps).mps for mps in row] == pytest.approx(row)
    assert sorted(row, reverse=end < start) == list(row)
    assert (row[0], row[-1]) == pytest.approx(
        (treadmill.setting_for(start).mps, treadmill.setting_for(end).mps)
    )


@pytest.mark.parametrize(
    ("speed", "incline", "code"),
    [
        (kmh(22), None, ("belt-too-top", "pace")),
        (kmh(1.2), None, ("belt-too-lowest", "pace")),
        (4.0, 18.0, ("belt-incline", "incline")),
        (4.0, -2.0, ("belt-incline", "incline")),
    ],
)
def test_what_the_machine_cannot_do_is_a_warning_at_its_key(
    speed: float, incline: float | None, code: tuple[str, str]
) -> None:
    step = b.step(Verb.RUN, DistanceGoal(1000), Target(hold(speed), incline))
    plan = b.plan(b.times(3, step), runner=Runner(treadmill=Treadmill(lowest=2.0, top=20.0)))
    assert [(problem.code, problem.field) for problem in plan.warnings] == [code]
    assert not b.plan(step).warnings


def test_a_named_pace_scaled_for_today() -> None:
    named = SpeedTarget("5k", NamedSpeed(PaceName.FIVE_K), NamedSpeed(PaceName.FIVE_K))
    assert row_of(named, Runner(paces={PaceName.FIVE_K: 4.0}, scale=1.02)).asked_mps == pytest.approx((4.08,))
    shifted = SpeedTarget("5k + 10s/km", *[NamedSpeed(PaceName.FIVE_K, offset_s_per_m=0.01)] * 2)
    assert row_of(shifted, Runner(paces={PaceName.FIVE_K: 4.0}, scale=0.9)).asked_mps == pytest.approx(
        (0.9 / 0.26,)
    )


def test_speeds_are_scaled_before_the_start_only() -> None:
    session = Session(b.plan(b.step(Verb.RUN, TimeGoal(100), Target(hold(4.0)))))
    session.apply(ScaleSpeeds(1.05), b.at(0))
    assert session.plan.segments[0].speeds_mps == pytest.approx((4.2,))
    session.apply(Start(0), b.at(1))
    with pytest.raises(IllegalCommand):
        session.apply(ScaleSpeeds(1.06), b.at(2))


def test_no_scale_makes_another_workout_of_it() -> None:
    session = Session(b.plan(b.step(Verb.RUN, TimeGoal(100), Target(hold(12.4)))))
    for scale in (1.21, 0.79, 1.02):  # at the last the speed would be more than anybody runs
        with pytest.raises(IllegalCommand):
            session.apply(ScaleSpeeds(scale), b.at(0))
    assert session.plan.runner.scale == 1


def test_a_change_of_the_belt_holds_in_later_repetitions_at_speeds_that_can_be_set() -> None:
    step = b.step(Verb.RUN, TimeGoal(60), Target(climb(kmh(9.8), kmh(15.5))))
    session = b.session(b.times(2, step), runner=Runner(treadmill=KM))
    session.apply(SetSpeed(KM.notch(kmh(9.8), +1).mps), b.at(1))
    session.advance(b.at(61))
    anchor = session.state.anchor
    assert anchor is not None
    assert [KM.setting_for(mps).mps for mps in anchor.speeds_mps] == pytest.approx(anchor.speeds_mps)
    assert KM.setting_for(anchor.speeds_mps[0]).shown == 10.5


def test_a_belt_at_its_end_goes_no_further() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(100), Target(hold(4.0))))
    with pytest.raises(IllegalCommand, match="no further"):
        session.apply(SetSpeed(4.0), b.at(1))


@pytest.mark.parametrize(
    "goal", [TimeGoal(1), TimeGoal(2.2), TimeGoal(20), DistanceGoal(20), DistanceGoal(100), TimeGoal(86_400)]
)
@pytest.mark.parametrize(
    "runner",
    [Runner(), Runner(treadmill=Treadmill(step=0.01, lowest=0.1, top=50))],
    ids=["notches", "hundredths"],
)
def test_a_hand_sets_no_more_than_two_speeds_a_second_and_both_ends_of_a_progression(
    goal: TimeGoal | DistanceGoal, runner: Runner
) -> None:
    segment = b.plan(b.step(Verb.RUN, goal, Target(climb(kmh(2), kmh(44)))), runner=runner).segments[0]
    assert segment.duration_s is not None
    portion_s = segment.duration_s / len(segment.speeds_mps)
    assert (
        portion_s >= SHORTEST_PORTION_S * 0.8
    )  # of a distance the first portions are longer, the last ones shorter
    assert (segment.speeds_mps[0], segment.speeds_mps[-1]) == pytest.approx((kmh(2), kmh(44)))
    assert segment.off_target(segment.speeds_mps[1]) == pytest.approx(0, abs=0.01)


def test_a_progression_that_can_be_set_keeps_every_notch() -> None:
    segment = b.plan(b.step(Verb.RUN, TimeGoal(20), Target(climb(kmh(12), kmh(15.9))))).segments[0]
    assert len(segment.speeds_mps) == 40


def test_a_second_of_a_progression_has_one_speed_at_least() -> None:
    assert (
        len(b.plan(b.step(Verb.RUN, TimeGoal(0.9), Target(climb(kmh(2), kmh(44))))).segments[0].speeds_mps)
        == 1
    )


def test_a_progression_without_an_end_stays_at_its_first_speed() -> None:
    course = lay(OpenGoal(), (3.0, 4.0, 5.0), 0.0, portions_of=OpenGoal())
    assert [course.moving_at(metres) for metres in (0, 300, 3e6)] == [0, 100, 1e6]
