"""The plan before the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
from effort import calls
from ui.strips import words

from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.ui.presses import Press
from runtimer.ui.screens.ready import ReadyScreen


def ignored(press: Press) -> None:
    """Nobody takes keys here."""


def test_ready_says_every_step_whole(stage_of: Callable[[Plan], Any]) -> None:
    ladder = [replace(b.run_m(400), note="Tall and loose. " * 12)] * 2
    page = ReadyScreen(stage_of(b.plan(*ladder)).frame(), (), ignored, ignored)
    shown = " ".join(words(page.draw(60, 40)))
    assert shown.count("Tall and loose.") == 24


def test_a_plan_of_thousands_of_steps_is_drawn_once_until_it_or_its_unit_or_the_window_changes(
    stage_of: Callable[[Plan], Any],
) -> None:
    steps = [replace(b.run_s(17, 4), name=f"step {number}") for number in range(2000)]
    stage = stage_of(b.plan(*steps))
    page = ReadyScreen(stage.frame(), (), ignored, ignored)
    first = calls(lambda: page.draw(80, 24))
    page.frame = stage.to(1).frame()
    assert calls(lambda: page.draw(80, 24)) < first / 10
    in_miles = replace(page.frame, unit=Unit.MI)
    page.frame = in_miles
    assert any("mph" in strip.text for strip in page.draw(80, 24))
    assert len(page.draw(120, 40)) == 40
    page.frame = replace(stage_of(b.plan(b.run_s(600, 3))).frame(), unit=Unit.MI)
    assert "run 10:00" in " ".join(words(page.draw(120, 40)))
