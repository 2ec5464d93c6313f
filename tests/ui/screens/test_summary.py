"""The splits after the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.strips import words

from runtimer.domain.units import Unit
from runtimer.engine.running.commands import Back, Finish, Next, Pause, Resume, Start, Undo
from runtimer.ui.presses import Press
from runtimer.ui.screens.summary import SummaryScreen, split_rows
from runtimer.wording.eye.summary import totals

Scene = Callable[[str], Any]


def ignored(press: Press) -> None:
    """Nobody takes keys here."""


def splits(stage: Any) -> list[str]:
    return words(split_rows(stage.record(), stage.frame(), 100))


def test_splits_against_the_plan(scene: Scene) -> None:
    told = splits(scene("result"))
    assert "warm-up 15:00 15:00 15:00" in told
    assert "run 1000 m 3:45 3:42 −3 s rep 1 of 3" in told


def test_what_was_skipped_and_what_was_not_run(scene: Scene) -> None:
    told = splits(scene("summary"))
    assert "run 1000 m 3:45 0:30 skipped rep 2 of 3" in told
    assert any(line.startswith("stride [bold] open") for line in told)
    assert told[-1] == "not run: 1 × run 1000 m"


def test_what_was_taken_back_counts_nowhere(scene: Scene) -> None:
    stage = scene("ready").to(0, Start(0)).to(100, Next())
    stage.to(103, Undo())
    assert any("taken back" in line for line in splits(stage))
    assert totals(stage.record(), Unit.KM).startswith("0.0 km · 0:00 moving")


def test_a_step_that_was_begun_again_shows_both_times(scene: Scene) -> None:
    told = splits(scene("ready").to(0, Start(0)).to(100, Back()).to(1000))
    assert "warm-up 15:00 15:00 1:40 left" in told
    assert "warm-up 15:00 15:00 15:00" in told


def test_pauses_are_told_apart_from_moving(scene: Scene) -> None:
    stage = scene("ready").to(0, Start(0)).to(100, Pause()).to(105, Resume()).to(905)
    assert totals(stage.record(), Unit.KM).endswith("15:00 moving · 0:05 paused")


def test_what_moved_and_what_stood_is_no_more_than_what_it_took(scene: Scene) -> None:
    stage = scene("ready").to(0, Start(0)).to(100.6, Pause()).to(105.2, Resume()).to(140.9, Finish())
    assert (
        "took 2:20" in words(SummaryScreen(stage.frame(), stage.record(), ignored, ignored).draw(100, 30))[0]
    )
    assert totals(stage.record(), Unit.KM).endswith("2:16 moving · 0:04 paused")


def test_a_workout_that_was_left_says_so(scene: Scene) -> None:
    stage = scene("broken-off")
    page = SummaryScreen(stage.frame(), stage.record(), ignored, ignored)
    told = words(page.draw(100, 30))
    assert any(line.startswith("LEFT EARLY") for line in told)
    assert "run 1000 m 3:45 0:30 broken off rep 1 of 3" in told
