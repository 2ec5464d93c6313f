"""What comes next, early enough for the belt."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import said, until

from runtimer.domain.runner import Runner
from runtimer.domain.treadmill import Treadmill
from runtimer.engine.cues.sayings import (
    ComingNext,
)
from runtimer.engine.running.commands import Start
from runtimer.engine.session import Session


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
