"""Rules for words: what is to be said when, as a session's outlook has it."""

from __future__ import annotations

from dataclasses import replace

import builders as b
import pytest

from runtimer.domain.goals import DistanceGoal, Goal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import METRES_PER_MILE, Unit
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Verb
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.sayings import (
    Authored,
    Beginning,
    BeltStep,
    ComingNext,
    Finished,
    Halfway,
    Left,
    RepResult,
    Saying,
    SplitPassed,
)
from runtimer.engine.cues.schedule import all_rules, cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.running.commands import Command, Done, Extend, Next, Pause, Resume, SetSpeed, Start
from runtimer.engine.session import Session

EVERYTHING = CueSelection(Level.COACH)


def said(
    session: Session, kind: type[Saying], now: float = 0, wanted: CueSelection = EVERYTHING
) -> list[Cue]:
    """The words of one kind, from now on if nobody touches a key."""
    cues = [cue for moment in session.outlook(b.at(now + 50_000)) for cue in cues_of(moment, wanted)]
    return [cue for cue in cues if isinstance(cue.saying, kind)]


def times(cues: list[Cue]) -> list[float]:
    return [cue.at.total_seconds() for cue in cues]


def until(cue: Cue) -> float:
    assert cue.until is not None
    return cue.until.total_seconds()


def test_beginning_says_how_it_ends_and_how_fast() -> None:
    begins = said(b.session(b.run_m(1000, 4), b.rest_s(60), b.run_open()), Beginning)
    assert times(begins) == [0, 250, 310]
    assert [(c.saying.goal, c.saying.mps) for c in begins if isinstance(c.saying, Beginning)][:2] == [
        (DistanceGoal(1000), 4),
        (TimeGoal(60), 0.0),
    ]
    assert begins[2].until is None


def test_words_are_over_before_the_countdown() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(30), say="go"))
    assert [until(cue) for cue in said(session, Authored)] == [pytest.approx(26.7)]


def test_in_a_step_too_short_to_be_counted_down_they_are_over_at_its_end() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(1.5), say="go"))
    assert [until(cue) for cue in said(session, Authored)] == [1.5]


@pytest.mark.parametrize(("length_s", "room_s"), [(20, 2), (30, 3), (120, 12)])
def test_the_beginning_of_a_short_step_leaves_time_for_few_words(length_s: float, room_s: float) -> None:
    (cue,) = said(b.session(b.run_s(length_s)), Beginning)
    assert until(cue) - 0.6 == pytest.approx(room_s)


def test_strides_do_not_chatter() -> None:
    session = b.session(b.times(8, b.run_s(20, 5), between=(b.jog_s(25),)))
    wanted = [
        cue
        for moment in session.outlook(b.at(1000))
        for cue in cues_of(moment, EVERYTHING)
        if cue.kind is CueKind.WORDS
    ]
    assert {type(cue.saying) for cue in wanted} == {Beginning, Finished}
    assert len([cue for cue in wanted if isinstance(cue.saying, Beginning)]) == 15


def test_a_step_of_a_few_seconds_has_its_tone_alone() -> None:
    assert said(b.session(b.run_s(9)), Beginning) == []


def test_next_speed_is_said_seven_seconds_before_the_change() -> None:
    (cue,) = said(b.session(b.run_s(120, 4), b.jog_s(60)), ComingNext)
    assert (cue.at.total_seconds(), until(cue), cue.late) == (103, 113, True)
    assert isinstance(cue.saying, ComingNext)
    assert (cue.saying.segment.index, cue.saying.mps) == (1, 2.5)


@pytest.mark.parametrize(("lag_s", "over"), [(12, 108), (3, 116.7), (0, 116.7)])
def test_next_speed_is_said_as_early_as_the_belt_needs_it_and_not_into_the_countdown(
    lag_s: float, over: float
) -> None:
    runner = Runner(treadmill=Treadmill(lag_s=lag_s))
    (cue,) = said(b.session(b.run_s(120, 4), b.jog_s(60), runner=runner), ComingNext)
    assert until(cue) == pytest.approx(over)


def test_a_belt_that_follows_at_once_leaves_as_much_time_for_the_words() -> None:
    runner = Runner(treadmill=Treadmill(lag_s=0))
    (cue,) = said(b.session(b.run_s(30, 4), b.jog_s(60), runner=runner), ComingNext)
    assert (cue.at.total_seconds(), until(cue)) == (pytest.approx(23.7), pytest.approx(26.7))


@pytest.mark.parametrize("length_s", [29, 30])
def test_what_comes_next_is_not_said_in_steps_too_short_for_it(length_s: float) -> None:
    assert len(said(b.session(b.run_s(length_s, 4), b.jog_s(20)), ComingNext)) == (length_s >= 30)


def test_a_belt_slower_than_half_the_step_is_not_announced() -> None:
    runner = Runner(treadmill=Treadmill(lag_s=20))
    assert said(b.session(b.run_s(40, 4), b.jog_s(20), runner=runner), ComingNext) == []


def test_getting_ready_says_the_first_speed() -> None:
    session = Session(b.plan(b.run_s(20, 4)))
    b.give(session, Start(10), 0)
    (cue,) = said(session, ComingNext)
    assert (cue.at.total_seconds(), until(cue)) == (0, pytest.approx(6.7))
    assert isinstance(cue.saying, ComingNext)
    assert cue.saying.mps == 4


def settings(session: Session, now: float = 0) -> list[tuple[float, int, float]]:
    """When which notch of a progression is said, in km/h."""
    cues = [(cue, cue.saying) for cue in said(session, BeltStep, now)]
    return [
        (round(c.at.total_seconds(), 3), c.id.k, round(s.mps * 3.6, 3))
        for c, s in cues
        if isinstance(s, BeltStep)
    ]


def progression(goal: Goal, start_kmh: float, end_kmh: float) -> Session:
    return b.session(b.step(Verb.RUN, goal, b.progress_to(start_kmh / 3.6, end_kmh / 3.6)))


def test_each_setting_of_a_progression_is_said_as_it_is_due() -> None:
    assert settings(progression(TimeGoal(300), 12, 12.4)) == [
        (60, 1, 12.1),
        (120, 2, 12.2),
        (180, 3, 12.3),
        (240, 4, 12.4),
    ]
    metres = settings(progression(DistanceGoal(1000), 12, 12.4))
    assert [(number, kmh) for _, number, kmh in metres] == [(1, 12.1), (2, 12.2), (3, 12.3), (4, 12.4)]
    assert [at for at, _, _ in metres] == pytest.approx(
        [60, 60 + 200 / 12.1 * 3.6, 178.512, 237.048], abs=0.1
    )


def test_settings_that_follow_each_other_too_fast_are_left_out() -> None:
    assert settings(progression(TimeGoal(60), 12, 12.9)) == [(18, 3, 12.3), (36, 6, 12.6), (54, 9, 12.9)]
    assert [number for _, number, _ in settings(progression(DistanceGoal(400), 12, 13.9))] == [
        3,
        6,
        9,
        12,
        15,
        18,
    ]
    assert settings(progression(TimeGoal(29), 12, 12.9)) == []


def test_a_setting_keeps_its_number_when_the_runner_touches_a_key() -> None:
    session = progression(TimeGoal(300), 12, 12.4)
    b.give(session, SetSpeed(12.6 / 3.6), 130)
    assert settings(session, 130) == [(180, 3, 12.7), (240, 4, 12.8)]


@pytest.mark.parametrize("command", [SetSpeed(12.5 / 3.6), Extend(10, 0), Pause()])
def test_a_setting_just_after_a_key_is_said_too(command: Command) -> None:
    session = progression(TimeGoal(300), 12, 12.4)
    b.give(session, command, 115)
    if isinstance(command, Pause):
        b.give(session, Resume(), 118)
    assert [number for _, number, _ in settings(session, 118)] == [2, 3, 4]


def test_a_step_at_one_speed_has_no_settings_to_say() -> None:
    assert settings(b.session(b.run_s(600, 4))) == settings(b.session(b.run_open())) == []


@pytest.mark.parametrize(("length_s", "falls"), [(239, []), (240, [120]), (600, [300])])
def test_halfway_of_long_steps(length_s: float, falls: list[float]) -> None:
    assert times(said(b.session(b.run_s(length_s)), Halfway)) == falls


def test_halfway_of_a_distance_is_a_place() -> None:
    session = b.session(b.run_m(2000, 4))
    b.give(session, SetSpeed(2), 100)
    assert times(said(session, Halfway, 100)) == [400]


@pytest.mark.parametrize(
    ("length_s", "left"),
    [
        (149, []),
        (150, [(90, 60)]),
        (750, [(450, 300), (690, 60)]),
        (1800, [(1200, 600), (1500, 300), (1740, 60)]),
    ],
)
def test_last_minutes(length_s: float, left: list[tuple[float, float]]) -> None:
    cues = said(b.session(b.run_s(length_s)), Left)
    assert [
        (cue.at.total_seconds(), cue.saying.seconds) for cue in cues if isinstance(cue.saying, Left)
    ] == left


@pytest.mark.parametrize(
    ("unit", "metres", "left"),
    [
        (Unit.KM, 999, []),
        (Unit.KM, 1000, [(150, 400)]),
        (Unit.KM, 3000, [(500, 1000), (650, 400)]),
        (Unit.MI, 5000, [((5000 - METRES_PER_MILE) / 4, METRES_PER_MILE), (1150, 400)]),
    ],
)
def test_last_metres(unit: Unit, metres: float, left: list[tuple[float, float]]) -> None:
    cues = said(b.session(b.run_m(metres, 4), runner=Runner(unit=unit)), Left)
    assert [(cue.at.total_seconds(), cue.saying.metres) for cue in cues if isinstance(cue.saying, Left)] == [
        (pytest.approx(at), left_m) for at, left_m in left
    ]


def test_metres_left_are_not_guessed() -> None:
    assert said(b.session(b.run_m(3000)), Left) == []


def splits(session: Session, now: float = 0) -> list[tuple[float, int, float, float | None]]:
    cues = [(cue.at.total_seconds(), cue.saying) for cue in said(session, SplitPassed, now)]
    return [
        (at, s.number, round(s.seconds, 3), s.off_s and round(s.off_s, 3))
        for at, s in cues
        if isinstance(s, SplitPassed)
    ]


def test_splits_of_long_steps() -> None:
    assert splits(b.session(b.run_m(3000, 4))) == [(250, 1, 250, 0), (500, 2, 250, 0)]
    assert splits(b.session(b.run_m(1900, 4))) == []
    assert splits(b.session(b.jog_s(3000))) == []


def test_splits_are_of_the_runners_unit() -> None:
    passed = splits(b.session(b.run_m(4000, 4), runner=Runner(unit=Unit.MI)))
    assert [split[1:] for split in passed] == [
        (1, round(METRES_PER_MILE / 4, 3), 0),
        (2, round(METRES_PER_MILE / 4, 3), 0),
    ]


def test_splits_after_a_change_of_the_belt_are_measured_where_they_are_known() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, SetSpeed(5), 100)
    # 400 m at 4 m/s, then 5 m/s: at 1000 m after 220 s
    assert splits(session, 100) == [(220, 1, 220, -30), (420, 2, 200, -50), (620, 3, 200, -50)]


def test_a_split_that_holds_an_unknown_mark_is_not_said() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, SetSpeed(5), 300)
    assert [number for _, number, _, _ in splits(session, 300)] == [3]


def test_a_pause_is_not_part_of_a_split() -> None:
    session = b.session(b.run_m(4000, 4))
    b.give(session, Pause(), 300)
    b.give(session, Resume(), 305)
    assert splits(session, 305) == [(505, 2, 250, 0), (755, 3, 250, 0)]


def results(session: Session, now: float) -> list[tuple[float, float, float | None]]:
    cues = [(cue.at.total_seconds(), cue.saying) for cue in said(session, RepResult, now)]
    return [(at, s.seconds, s.off_s) for at, s in cues if isinstance(s, RepResult)]


def test_result_of_a_repetition_with_a_changed_belt() -> None:
    session = b.session(b.times(2, b.run_m(1000, 4), between=(b.jog_s(90),)))
    b.give(session, SetSpeed(5), 100)
    assert results(session, 100) == [(220, pytest.approx(220), pytest.approx(-30))]


def test_result_of_a_repetition_ended_by_key_has_no_plan_to_be_off() -> None:
    session = b.session(b.run_open(), b.jog_s(90))
    b.give(session, Done(), 200)
    assert results(session, 200) == [(200, 200, None)]


def test_a_repetition_that_was_simply_the_plans_or_skipped_has_no_result() -> None:
    session = b.session(b.run_m(1000, 4), b.jog_s(90), b.run_m(1000, 4), b.jog_s(90))
    assert results(session, 0) == []
    session.advance(b.at(400))
    b.give(session, Next(), 400)
    assert results(session, 400) == []


def test_short_recoveries_have_no_room_for_a_result() -> None:
    session = b.session(b.run_open(), b.jog_s(19))
    b.give(session, Done(), 200)
    assert results(session, 200) == []


def test_finish_says_what_it_came_to() -> None:
    (cue,) = said(b.session(b.run_s(60, 4), b.times(3, b.run_s(20, 5), between=(b.rest_s(10),))), Finished)
    assert cue.at == b.at(140)
    assert cue.saying == Finished(3, 140, 540)


def test_a_pause_is_told_every_thirty_seconds_until_it_is_over() -> None:
    session = b.session(b.run_s(600))
    b.give(session, Pause(), 100)
    cues = [cue for moment in session.outlook(b.at(300)) for cue in cues_of(moment)]
    assert [cue.at.total_seconds() for cue in cues][:3] == [130, 160, 190]
    assert {cue.kind for cue in cues} == {CueKind.PAUSED}
    b.give(session, Resume(), 240)
    assert [
        cue for moment in session.outlook(b.at(300)) for cue in cues_of(moment) if cue.kind is CueKind.PAUSED
    ] == []


def test_authored_words_matter_more_than_ours() -> None:
    cues = (AuthoredCue(Mark(MarkKind.SHARE, 0.5), say="half way, relax"),)
    session = b.session(b.step(Verb.RUN, TimeGoal(600), cues=cues))
    (authored,), (halfway,) = said(session, Authored), said(session, Halfway)
    assert authored.at == halfway.at
    assert authored.priority > halfway.priority


def test_levels_have_more_and_more() -> None:
    session = b.session(b.run_m(3000, 4), b.jog_s(600))
    heard = {level: kinds(session, CueSelection(level)) for level in Level}
    assert heard[Level.QUIET] == {Beginning}
    assert heard[Level.NORMAL] == {Beginning, ComingNext, Finished}
    assert heard[Level.COACH] == {Beginning, ComingNext, Finished, Halfway, Left, SplitPassed}


def kinds(session: Session, wanted: CueSelection) -> set[type[Saying]]:
    cues = [cue for moment in session.outlook(b.at(2000)) for cue in cues_of(moment, wanted)]
    return {type(cue.saying) for cue in cues if cue.saying}


def test_each_rule_is_on_or_off_whatever_the_level() -> None:
    session = b.session(b.run_m(3000, 4), b.jog_s(600))
    assert kinds(session, CueSelection(Level.QUIET, on=frozenset({"splits"}))) == {Beginning, SplitPassed}
    assert kinds(session, CueSelection(Level.NORMAL, off=frozenset({"coming-next", "finished"}))) == {
        Beginning
    }
    silent = CueSelection(Level.COACH, off=frozenset(rule.NAME for rule in all_rules()))
    assert [cue for moment in session.outlook(b.at(2000)) for cue in cues_of(moment, silent)] == []


def test_tones_of_changes_are_heard_at_every_level() -> None:
    quiet = {rule.NAME for rule in all_rules() if rule.LEVEL is Level.QUIET}
    assert {"change", "countdown", "finish", "last-rep", "lead-in", "set-done", "authored"} <= quiet


def test_each_rule_names_its_cues_after_itself() -> None:
    session = b.session(b.run_m(3000, 4), b.times(2, b.run_s(300, 4), between=(b.jog_s(60),)), b.jog_s(60))
    b.give(session, Extend(10, 100), 1)
    names = {cue.id.rule for moment in session.outlook(b.at(9000)) for cue in cues_of(moment, EVERYTHING)}
    assert names <= {rule.NAME for rule in all_rules()}


def test_words_after_a_goal_is_changed_keep_their_place_in_the_pass() -> None:
    session = b.session(b.run_s(300))
    before = said(session, Halfway)[0]
    b.give(session, Extend(60, 0), 10)
    after = said(session, Halfway, 10)[0]
    assert (before.at, after.at) == (b.at(150), b.at(180))
    assert after.id == replace(before.id, revision=before.id.revision + 1)
