"""The same file on the screens of different runners."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Done, ScaleSpeeds, Start
from runtimer.services.settings import SettingsText, load
from runtimer.services.workout_source import read_workout

Stager = Callable[[Plan], Any]

TUESDAY = b"""
name: Tuesday
steps:
  - warmup: 10min
    pace: easy
  - repeat: 5
    steps:
      - run: 1000m
        pace: 5k
        incline: 1%
    between:
      - recover: 90s
        pace: 75% easy
  - run: 20min
    pace: easy to threshold
"""
RUNNERS = {
    "17-km": '[runner]\nrace = "5k 17:00"\n[treadmill]\nstep = 0.5\ncalibration = [[10, 9.8], [16, 15.5]]\ntop = 18\n',
    "17-mi": '[runner]\nunit = "mi"\nrace = "5k 17:00"\n[treadmill]\n',
    "32-km": '[runner]\nrace = "5k 32:00"\n[treadmill]\n',
    "32-mi": '[runner]\nunit = "mi"\nrace = "5k 32:00"\n',
    "nobody": "",
}


def tuesday(name: str) -> Plan:
    plan = read_workout(
        TUESDAY, "tuesday.yaml", load(SettingsText("there", RUNNERS[name]), {}, date(2026, 3, 1)).runner
    ).plan
    assert plan
    return plan


def before_the_recovery(stage: Any) -> Any:
    """Seven seconds before the first recovery, or in the repetition that ends by key."""
    run = stage.session.plan.segments[1]
    at = run.start_s + (run.duration_s - 7 if run.duration_s else 60)
    return stage.to(0, Start(0)).to(at)


@pytest.mark.parametrize("name", RUNNERS)
def test_picture_of_the_plan(stage_of: Stager, snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(stage_of(tuesday(name)).app(), terminal_size=(80, 24))


@pytest.mark.parametrize("name", RUNNERS)
def test_picture_of_what_to_set(stage_of: Stager, snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(before_the_recovery(stage_of(tuesday(name))).app(), terminal_size=(80, 24))


@pytest.mark.parametrize("name", RUNNERS)
def test_picture_of_the_repetition(stage_of: Stager, snap_compare: Callable[..., bool], name: str) -> None:
    assert snap_compare(stage_of(tuesday(name)).to(0, Start(0)).to(660).app(), terminal_size=(120, 40))


def test_picture_of_a_faster_day(stage_of: Stager, snap_compare: Callable[..., bool]) -> None:
    stage = stage_of(tuesday("32-km")).to(0, ScaleSpeeds(1.02))
    assert snap_compare(stage.app(), press=["r"], terminal_size=(80, 24))


def test_without_a_runner_the_keys_end_the_repetitions(stage_of: Stager) -> None:
    stage = stage_of(tuesday("nobody")).to(0, Start(0)).to(700)
    assert stage.glance.counting_up
    assert stage.glance.segment
    assert stage.glance.segment.index == 1
    assert stage.to(830, Done()).glance.seconds == 90
