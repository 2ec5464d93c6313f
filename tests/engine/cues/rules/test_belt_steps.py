"""The settings of a progression, each as it is due."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import said

from runtimer.domain.goals import DistanceGoal, Goal, TimeGoal
from runtimer.domain.workout import Verb
from runtimer.engine.cues.sayings import (
    BeltStep,
)
from runtimer.engine.running.commands import Command, Extend, Pause, Resume, SetSpeed
from runtimer.engine.session import Session


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
