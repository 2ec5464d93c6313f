"""What the hand has to set, in words and figures, at every instant of a session."""

from __future__ import annotations

import re
from dataclasses import replace

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Band, Target
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.domain.workout import Intensity, Verb
from runtimer.engine.running.commands import Start
from runtimer.engine.session import Session
from runtimer.wording.eye.belt_sign import BeltSign, belt_sign


def sign(session: Session, seconds: float, unit: Unit = Unit.KM, typed: str | None = None) -> BeltSign:
    session.advance(b.at(seconds))
    return belt_sign(replace(session.glance(b.at(seconds)), typed=typed), unit)


@pytest.mark.parametrize(
    ("length_s", "at", "words"), [(10, 2, "BELT"), (10, 5, "SET"), (60, 49, "BELT"), (60, 50, "SET")]
)
def test_the_next_speed_is_to_be_set_at_the_end_and_in_a_short_step_in_its_second_half(
    length_s: int, at: float, words: str
) -> None:
    assert sign(b.session(b.run_s(length_s, 4), b.jog_s(60)), at).words == words


@pytest.mark.parametrize(
    ("at", "setting", "soon"),
    [
        (0, "BELT 12.0 km/h", False),
        (54, "BELT 12.0 km/h", False),
        (55, "SET 12.1 km/h", True),
        (60, "BELT 12.1 km/h", False),
        (115, "SET 12.2 km/h", True),
        (169, "BELT 12.2 km/h", False),
        (170, "SET 9.0 km/h", True),
    ],
)
def test_each_setting_of_a_progression_is_to_be_set_five_seconds_before_it_is_due(
    at: float, setting: str, soon: bool
) -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(180), b.progress_to(12 / 3.6, 12.2 / 3.6)), b.jog_s(60))
    belt = sign(session, at)
    assert (belt.setting, belt.soon) == (setting, soon)


def test_while_the_runner_gets_ready_the_first_speed_is_to_be_set() -> None:
    session = Session(b.plan(b.run_s(60, 4)))
    session.apply(Start(10), b.at(0))
    belt = sign(session, 3)
    assert (belt.setting, belt.soon, belt.kind) == ("SET 14.4 km/h", True, Intensity.ACTIVE)


def test_in_a_rest_the_feet_are_on_the_rails_and_the_speed_after_it_is_said() -> None:
    session = b.session(b.rest_s(60), b.run_s(60, 4))
    assert sign(session, 20).setting == "feet on the rails · next 14.4 km/h"
    assert sign(b.session(b.rest_s(60)), 20).setting == "feet on the rails"


def test_the_belt_keeps_its_speed_to_the_last_second_before_a_rest() -> None:
    belt = sign(b.session(b.run_s(60, 4), b.rest_s(60)), 59)
    assert (belt.setting, belt.soon) == ("BELT 14.4 km/h", False)


def test_an_unknown_speed_is_a_matter_of_feeling() -> None:
    belt = sign(b.session(b.run_s(60)), 20)
    assert (belt.setting, belt.figure, belt.pace) == ("BELT  by feel", "", "")


def test_after_the_end_the_belt_is_slowed() -> None:
    belt = sign(b.session(b.run_s(60, 4)), 60)
    assert (belt.setting, belt.kind) == ("slow the belt", None)


def test_a_figure_that_is_typed_has_a_cursor_and_takes_the_place_of_any_other() -> None:
    miles = Runner(treadmill=Treadmill(unit=Unit.MI, lowest=0.5, top=12.0))
    assert sign(b.session(b.run_s(60, 4)), 55, typed="15.").setting == "BELT 15._ km/h"
    assert sign(b.session(b.run_s(60, 4), runner=miles), 5, typed="7").setting == "BELT 7_ mph"


def test_the_pace_says_how_far_it_is_off_what_is_asked_for() -> None:
    session = b.session(b.run_s(60, 4))
    assert sign(session, 1).pace == "4:10 /km"
    assert sign(session, 1, Unit.MI).pace == "6:42 /mi"
    coarse = Runner(treadmill=Treadmill(step=1.0))
    assert sign(b.session(b.run_s(60, 4), runner=coarse), 1).pace == "4:17 /km (−2.8 %)"


def test_what_else_is_to_be_held_stands_apart_from_speed_and_incline() -> None:
    target = Target(speed=b.hold(4).speed, incline_percent=1.2, cadence=Band(180, 180), rpe=Band(7, 8))
    runner = Runner(treadmill=Treadmill())
    belt = sign(b.session(b.step(Verb.RUN, TimeGoal(60), target), runner=runner), 5)
    assert (belt.incline, belt.holding) == ("1 %", "180 steps/min · RPE 7-8")


@given(st.integers(0, 150), st.sampled_from(Unit))
def test_a_setting_is_always_said_with_its_unit(second: int, unit: Unit) -> None:
    session = b.session(b.run_s(60, 4), b.rest_s(30), b.run_s(30), b.jog_s(20))
    belt = sign(session, second, unit)
    assert bool(belt.figure) == bool(belt.unit)
    assert belt.words
    assert bool(belt.pace) == bool(belt.figure)
    assert re.fullmatch(r"\d+\.\d|", belt.figure)
