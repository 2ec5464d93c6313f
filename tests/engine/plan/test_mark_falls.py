"""Marks: where in a pass an author's cue falls."""

from __future__ import annotations

from itertools import islice

import builders as b
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.goals import DistanceGoal, OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Verb, Workout
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import SplitPassed
from runtimer.engine.cues.schedule import all_rules, cues_in_order, cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.plan.course import lay
from runtimer.engine.plan.mark_falls import falls_s
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Pause, SetSpeed, Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session

DAY = TimeGoal(86_400)
ALL = CueSelection(Level.COACH)


def test_an_every_goes_on_to_the_end_of_a_day() -> None:
    course = lay(DAY, (), 3.0, portions_of=DAY)
    minutes = Mark(MarkKind.EVERY_SECONDS, 10)
    assert [*falls_s(minutes, DAY, course, since_s=86_355)] == [
        (8635, 86_360),
        (8636, 86_370),
        (8637, 86_380),
        (8638, 86_390),
    ]


def test_metres_are_found_from_where_the_runner_is() -> None:
    goal = DistanceGoal(100_000)
    course = lay(goal, (4.0, 5.0), 3.0, portions_of=goal)
    laps = Mark(MarkKind.EVERY_METRES, 400)
    every = [*falls_s(laps, goal, course)]
    assert len(every) == 249
    assert [*falls_s(laps, goal, course, since_s=12_500)] == every[124:]


def test_metres_of_a_distance_by_feel_end_with_it_though_no_key_has_been_pressed() -> None:
    session = b.session(
        b.step(Verb.RUN, DistanceGoal(1000), cues=(AuthoredCue(Mark(MarkKind.EVERY_METRES, 400), say="lap"),))
    )
    b.give(session, SetSpeed(4), 0)
    assert [cue.at.total_seconds() for cue in authored(session)] == [100, 200]


def test_no_split_is_said_of_a_repetition_by_feel_that_is_too_short_for_one() -> None:
    for metres, splits in ((1000, []), (3000, [250, 500])):
        session = b.session(b.run_m(metres))
        b.give(session, SetSpeed(4), 0)
        (moment,) = session.outlook(b.at(0))
        assert [
            cue.at.total_seconds() for cue in cues_of(moment, ALL) if isinstance(cue.saying, SplitPassed)
        ] == splits


def test_in_a_step_without_an_end_they_go_on() -> None:
    course = lay(OpenGoal(), (4.0,), 3.0, portions_of=OpenGoal())
    assert [s for _, s in islice(falls_s(Mark(MarkKind.EVERY_METRES, 400), OpenGoal(), course, 1e6), 2)] == [
        1_000_000,
        1_000_100,
    ]


@given(strategies.workouts(), st.lists(st.tuples(st.floats(0, 120), strategies.commands), max_size=8))
def test_every_rule_keeps_to_the_order_of_time_and_no_horizon_changes_what_is_heard(
    workout: Workout, script: list[tuple[float, Command]]
) -> None:
    session = Session(plan_workout(workout, Runner()))
    b.give(session, Start(5), 0)
    now = 0.0
    for wait, command in script:
        now += wait
        session.advance(b.at(now))
        for moment in session.outlook(b.at(now + 60)):
            in_order(moment, now)
        try:
            b.give(session, command, now)
        except IllegalCommand:
            continue


def in_order(moment: Moment, now: float) -> None:
    for rule in all_rules():
        instants = [cue.at for cue in islice(rule.cues(moment), 300)]
        assert instants == sorted(instants), rule
    some = [*islice(cues_in_order(moment, ALL), 300)]
    horizon = b.at(now + 20)
    ahead = [cue for cue in some if cue.at <= horizon]
    assert [*cues_of(moment, ALL, horizon)][: len(ahead)] == ahead


def test_what_is_behind_is_not_built_again() -> None:
    laps = b.step(Verb.RUN, DAY, cues=(AuthoredCue(Mark(MarkKind.EVERY_SECONDS, 1), say="lap"),))
    session = b.session(laps)
    session.advance(b.at(40_000))
    built = [
        cue.at.total_seconds() for cue in cues_of(Moment.of(session.state), ALL, b.at(40_020)) if cue.authored
    ]
    assert built == [*range(39_985, 40_021)]


def authored(session: Session) -> list[Cue]:
    (moment,) = session.outlook(session.state.now)
    return [cue for cue in cues_of(moment, ALL) if cue.authored]


@pytest.mark.parametrize(("kind", "value"), [(MarkKind.EVERY_SECONDS, 30), (MarkKind.EVERY_METRES, 90)])
def test_a_fall_has_the_same_number_wherever_one_looks_from(kind: MarkKind, value: float) -> None:
    session = b.session(
        b.step(Verb.RUN, TimeGoal(3600), b.hold(3.0), cues=(AuthoredCue(Mark(kind, value), say="lap"),))
    )
    first = {cue.at: cue.id.k for cue in authored(session)}
    session.advance(b.at(1800))
    later = {cue.at: cue.id.k for cue in authored(session)}
    assert len(later) == 60
    assert later.items() <= first.items()


def test_pauses_of_hours_are_told_as_long_as_somebody_may_be_there() -> None:
    session = b.session(b.run_s(60))
    session.apply(Pause(), b.at(10))
    assert session.phase is Phase.PAUSED
    session.advance(b.at(10 + 3500))
    assert [cue.at.total_seconds() for cue in cues_of(Moment.of(session.state))] == [
        3490,
        3520,
        3550,
        3580,
        3610,
    ]
