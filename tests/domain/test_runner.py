"""What totals count while a speed is not known."""

from __future__ import annotations

import pytest

from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.workout import Verb


def test_a_rest_stands_and_everything_else_moves() -> None:
    assert {verb for verb in Verb if Runner().estimate_mps(verb) == 0} == {Verb.REST}


def test_running_is_faster_than_easy_running_and_walking_slower() -> None:
    runner = Runner()
    assert runner.estimate_mps(Verb.WALK) < runner.estimate_mps(Verb.JOG) < runner.estimate_mps(Verb.RUN)


def test_estimates_come_from_the_runners_own_paces() -> None:
    runner = Runner(paces={PaceName.EASY: 3.5}, walk_mps=1.8)
    assert runner.estimate_mps(Verb.WARMUP) == runner.estimate_mps(Verb.COOLDOWN) == 3.5
    assert runner.estimate_mps(Verb.RUN) == pytest.approx(3.5 * 1.2)
    assert runner.estimate_mps(Verb.WALK) == 1.8
