"""Plans: what a workout unrolls to."""

from __future__ import annotations

import builders as b
import pytest
import strategies
from hypothesis import given

from runtimer.domain.errors import PlanError
from runtimer.domain.goals import (
    DistanceGoal,
    OpenGoal,
    SendOffGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.runner import Runner
from runtimer.domain.targets import NamedSpeed, PaceName, SpeedTarget, Target
from runtimer.domain.workout import Set, Step, Until, Verb, Workout
from runtimer.engine.plan.plan import Rep
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.plan.refusals import MAX_SEGMENTS, MAX_SPEEDS


def test_seven_times_a_kilometre() -> None:
    plan = b.plan(
        b.step(Verb.WARMUP, TimeGoal(900)),
        b.times(7, b.run_m(1000, 1000 / 225), between=(b.jog_s(90),)),
        b.step(Verb.COOLDOWN, TimeGoal(600)),
    )
    assert len(plan.segments) == 1 + 7 + 6 + 1
    assert plan.duration_s == pytest.approx(900 + 7 * 225 + 6 * 90 + 600)
    assert plan.metres == pytest.approx(900 * 2.5 + 7000 + 6 * 90 * 2.5 + 600 * 2.5)
    assert not plan.estimated
    assert plan.metres_estimated
    assert [s.reps for s in plan.segments[1:4]] == [(Rep(1, 7),), (Rep(1, 7),), (Rep(2, 7),)]
    assert [s.between for s in plan.segments[1:4]] == [False, True, False]


def test_sets_nest_and_count_outermost_first() -> None:
    plan = b.plan(b.times(2, b.times(3, b.run_s(10)), between=(b.rest_s(60),)))
    assert plan.segments[3].reps == (Rep(1, 2),)
    assert plan.segments[4].reps == (Rep(2, 2), Rep(1, 3))
    assert [(span.start, span.end, span.of) for span in plan.sets] == [(0, 7, 2), (0, 3, 3), (4, 7, 3)]


def test_lists_give_each_repetition_its_own() -> None:
    ladder = Step(Verb.RUN, tuple(DistanceGoal(m) for m in (400, 800, 400)))
    jog = Step(Verb.JOG, (TimeGoal(60), TimeGoal(90)))
    plan = b.plan(Set(b.times(3, ladder).times, (ladder,), (jog,)))
    assert [s.goal for s in plan.segments] == [
        DistanceGoal(400),
        TimeGoal(60),
        DistanceGoal(800),
        TimeGoal(90),
        DistanceGoal(400),
    ]


def test_optional_repetitions_are_planned_and_not_counted() -> None:
    plan = b.plan(b.times(4, b.run_s(60), between=(b.rest_s(30),), most=6))
    assert len(plan.segments) == 11
    assert [s.optional for s in plan.segments] == [False] * 7 + [True] * 4
    assert plan.duration_s == 4 * 60 + 3 * 30


def test_until_begins_no_repetition_once_reached_and_ends_with_one() -> None:
    plan = b.plan(b.run_s(100, 4), Set(Until(DistanceGoal(5000)), (b.run_m(1000, 4),), (b.rest_s(60),)))
    assert len(plan.segments) == 1 + 5 + 4
    assert plan.segments[-1].verb is Verb.RUN
    assert plan.segments[-1].reps == (Rep(5, 5),)
    by_time = b.plan(Set(Until(TimeGoal(600)), (b.run_s(200),), (b.rest_s(100),)))
    assert [s.verb.value for s in by_time.segments] == ["run", "rest", "run"]


def test_until_that_never_comes_is_refused_at_its_set() -> None:
    with pytest.raises(PlanError) as refused:
        b.plan(b.run_s(10), Set(Until(DistanceGoal(1000)), (b.rest_s(60),)))
    assert [(p.code, p.address, p.field) for p in refused.value.problems] == [("until-never", (1,), "repeat")]


def test_run_that_no_repetition_comes_after_is_no_run_before() -> None:
    until = Set(Until(TimeGoal(600)), (b.run_s(200),), (b.run_s(100),))
    plan = b.plan(until, b.jog_s(30), b.step(Verb.JOG, ShareGoal(0.5)))
    assert [s.verb.value for s in plan.segments] == ["run", "run", "run", "jog", "jog"]
    assert plan.segments[4].source == 2
    assert plan.segments[4].duration_s == 100


def test_send_off_fills_up_after_between_and_not_after_the_last() -> None:
    plan = b.plan(b.times(3, b.run_s(200), between=(b.jog_s(30),), every_s=300))
    assert [s.duration_s for s in plan.segments] == [200, 30, 70, 200, 30, 70, 200]
    assert plan.segments[2].goal == SendOffGoal(300)
    assert plan.segments[5].source == 3


def test_share_is_of_the_nearest_earlier_run() -> None:
    plan = b.plan(
        b.run_s(60),
        b.run_s(200),
        b.jog_s(30),
        b.step(Verb.JOG, ShareGoal(0.5)),
        b.step(Verb.REST, ShareGoal(0.01)),
    )
    assert plan.segments[3].duration_s == 100
    assert plan.segments[4].duration_s == 5
    with pytest.raises(PlanError) as refused:
        b.plan(b.step(Verb.JOG, ShareGoal(0.5)), b.step(Verb.WALK, ShareGoal(1)))
    assert [p.address for p in refused.value.problems] == [(0,), (1,)]


def test_totals_take_what_is_left() -> None:
    plan = b.plan(
        b.run_s(600, 3),
        b.step(Verb.RUN, TotalDistanceGoal(5000), b.hold(4)),
        b.step(Verb.JOG, TotalTimeGoal(3600)),
    )
    assert plan.segments[1].metres == pytest.approx(3200)
    assert plan.segments[1].duration_s == pytest.approx(800)
    assert plan.segments[2].duration_s == pytest.approx(2200)


def test_totals_count_no_optional_repetitions() -> None:
    plan = b.plan(
        b.times(4, b.run_m(1000, 4.0), most=6), b.step(Verb.RUN, TotalDistanceGoal(10_000), b.hold(4))
    )
    assert (plan.metres, plan.duration_s) == (10_000, 2500)


def test_total_that_is_reached_already_is_warned_of() -> None:
    plan = b.plan(b.run_s(600), b.step(Verb.RUN, TotalTimeGoal(300)))
    assert plan.segments[1].duration_s == 0
    assert [(w.code, w.address) for w in plan.warnings] == [("total-reached", (1,))]


@pytest.mark.parametrize(
    ("verb", "mps"),
    [
        (Verb.WALK, 1.5),
        (Verb.JOG, 2.5),
        (Verb.RECOVER, 2.5),
        (Verb.WARMUP, 2.5),
        (Verb.COOLDOWN, 2.5),
        (Verb.RUN, 3.0),
    ],
)
def test_estimates_serve_totals_and_never_a_countdown(verb: Verb, mps: float) -> None:
    segment = b.plan(b.step(verb, DistanceGoal(3000))).segments[0]
    assert segment.duration_s is None
    assert segment.estimate_s == pytest.approx(3000 / mps)
    assert segment.estimated


def test_open_step_counts_five_minutes() -> None:
    segment = b.plan(b.run_open()).segments[0]
    assert (segment.duration_s, segment.estimate_s, segment.estimated) == (None, 300, True)


def test_progression_is_a_row_of_notches_that_reaches_both_ends() -> None:
    row = b.plan(b.step(Verb.RUN, TimeGoal(1200), b.progress_to(12 / 3.6, 14 / 3.6))).segments[0].speeds_mps
    assert [round(mps * 3.6, 6) for mps in row] == [pytest.approx(12 + i / 10) for i in range(21)]


def test_progression_over_a_distance_has_portions_of_equal_length() -> None:
    segment = b.plan(b.step(Verb.RUN, DistanceGoal(1000), b.progress_to(10 / 3.6, 10.1 / 3.6))).segments[0]
    assert segment.duration_s == pytest.approx(500 / (10 / 3.6) + 500 / (10.1 / 3.6))


def test_named_paces_resolve_for_the_runner_and_stay_unknown_without() -> None:
    target = Target(
        SpeedTarget(
            "5k + 5s/km", NamedSpeed(PaceName.FIVE_K, 1.0, 0.005), NamedSpeed(PaceName.FIVE_K, 1.0, 0.005)
        )
    )
    known = b.plan(
        b.step(Verb.RUN, DistanceGoal(1000), target), runner=Runner(paces={PaceName.FIVE_K: 1000 / 240})
    )
    assert known.segments[0].duration_s == pytest.approx(245)
    unknown = b.plan(b.step(Verb.RUN, DistanceGoal(1000), target))
    assert unknown.segments[0].duration_s is None
    assert [w.code for w in unknown.warnings] == ["ends-by-key"]


def test_named_pace_out_of_range_is_refused_at_its_key() -> None:
    target = Target(
        SpeedTarget("300% 5k", NamedSpeed(PaceName.FIVE_K, 3.0), NamedSpeed(PaceName.FIVE_K, 3.0))
    )
    with pytest.raises(PlanError) as refused:
        b.plan(b.step(Verb.RUN, DistanceGoal(1000), target), runner=Runner(paces={PaceName.FIVE_K: 5}))
    assert [(p.code, p.field) for p in refused.value.problems] == [("speed-out-of-range", "pace")]


def test_limits_of_segments_and_hours() -> None:
    hundred = b.times(100, b.run_s(1))
    with pytest.raises(PlanError, match=f"{MAX_SEGMENTS:,}"):
        b.plan(b.times(100, hundred), b.times(10, hundred))
    with pytest.raises(PlanError, match="48 hours"):
        b.plan(b.times(49, b.run_s(3600)))


def test_limit_of_speeds_counts_every_notch_of_a_progression() -> None:
    up = b.step(Verb.RUN, TimeGoal(100), b.progress_to(10 / 3.6, 19.9 / 3.6))
    assert len(b.plan(*[b.times(2, up)] * 200).segments[0].speeds_mps) * 200 == MAX_SPEEDS
    with pytest.raises(PlanError) as refused:
        b.plan(*[b.times(2, up)] * 200, up)
    assert [(p.code, p.address, p.field) for p in refused.value.problems] == [
        ("too-many-speeds", (200,), "pace")
    ]


def test_steps_that_are_refused_count_too() -> None:
    target = Target(
        SpeedTarget("300% 5k", NamedSpeed(PaceName.FIVE_K, 3.0), NamedSpeed(PaceName.FIVE_K, 3.0))
    )
    steps = b.step(Verb.RUN, TimeGoal(1), target)
    for _ in range(8):  # ten million thousand millions of times
        steps = b.times(100, steps)
    with pytest.raises(PlanError) as refused:
        b.plan(steps, runner=Runner(paces={PaceName.FIVE_K: 5}))
    assert [p.code for p in refused.value.problems] == ["speed-out-of-range", "too-many-segments"]


def test_long_rest_is_warned_of_once_for_its_step() -> None:
    assert [w.code for w in b.plan(b.times(3, b.run_s(10), b.rest_s(3601))).warnings] == ["long-rest"]


def test_changed_count_of_a_set() -> None:
    workout = Workout("x", (b.times(2, b.times(3, b.run_s(10))),))
    changed = plan_workout(workout, Runner(), {(0, 1, 0): 5}.items())
    assert [span.of for span in changed.sets] == [2, 3, 5]
    assert changed.segments[-1].reps == (Rep(2, 2), Rep(5, 5))


@given(strategies.workouts())
def test_segments_follow_each_other_without_gap(workout: Workout) -> None:
    plan = plan_workout(workout, Runner())
    clock = 0.0
    for index, segment in enumerate(plan.segments):
        assert segment.index == index
        assert segment.start_s == pytest.approx(clock)
        clock += segment.estimate_s
        assert segment.duration_s is None or segment.duration_s == segment.estimate_s
        assert all(1 <= rep.number <= rep.of for rep in segment.reps)
        assert all(plan.sets[i].start <= index < plan.sets[i].end for i in segment.sets)
        assert (
            isinstance(segment.goal, OpenGoal | DistanceGoal | TotalDistanceGoal)
            or segment.duration_s is not None
        )


@given(strategies.workouts())
def test_every_share_is_of_the_nearest_earlier_run(workout: Workout) -> None:
    segments = plan_workout(workout, Runner()).segments
    for segment in segments:
        if isinstance(segment.goal, ShareGoal):
            assert segment.source == max(s.index for s in segments[: segment.index] if s.verb is Verb.RUN)
