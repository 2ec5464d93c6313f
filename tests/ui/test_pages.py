"""The screens around the run: the plan before it, the splits after it, the keys."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
from effort import calls
from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Back, Finish, Next, Pause, Resume, Start, Undo
from runtimer.ui.palette import DARK
from runtimer.ui.presses import Press
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.scroll import Scroll
from runtimer.ui.screens.summary import SummaryScreen, split_rows
from runtimer.wording.eye.keys import LIBRARY_HELP, help_rows
from runtimer.wording.eye.summary import totals

Scene = Callable[[str], Any]


def ignored(press: Press) -> None:
    """Nobody takes keys here."""


@given(st.integers(40, 120), st.sampled_from([help_rows(), LIBRARY_HELP]))
def test_the_keys_are_said_whole_in_every_width(width: int, said: tuple[tuple[str, str], ...]) -> None:
    shown = HelpScreen(DARK, said).draw(width, 60)[2:-1]
    assert not any("…" in strip.text for strip in shown)
    assert (
        " ".join(strip.text[24:].strip() for strip in shown).split()
        == " ".join(does for _, does in said).split()
    )
    assert [strip.text[:24].strip() for strip in shown if strip.text[:24].strip()] == [
        key for key, _ in said if key
    ]


@given(st.integers(3, 40))
def test_keys_that_have_no_room_can_be_scrolled_to(height: int) -> None:
    page = HelpScreen(DARK)
    *shown, footer = words(page.draw(80, height))
    assert ("? these keys" in shown) is (footer == "any key back")
    assert footer in ("any key back", "↑ ↓ scroll any other back")


def words(rows: list[Strip]) -> list[str]:
    return [re.sub(r"\s+", " ", strip.text.replace("▌", "")).strip() for strip in rows]


def splits(stage: Any) -> list[str]:
    return words(split_rows(stage.record(), stage.frame(), 100))


@given(st.integers(1, 200), st.integers(1, 60))
def test_every_page_is_exactly_as_large_as_the_window(scene: Scene, width: int, height: int) -> None:
    ready, summary = scene("ready"), scene("summary")
    pages = (
        ReadyScreen(ready.frame(), ("a note", "another") * 9, ignored, ignored),
        SummaryScreen(summary.frame(), summary.record(), ignored, ignored),
        HelpScreen(DARK),
    )
    for page in pages:
        assert [strip.cell_length for strip in page.draw(width, height)] == [width] * height


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


def test_ready_says_every_step_whole(stage_of: Callable[[Plan], Any]) -> None:
    ladder = [replace(b.run_m(400), note="Tall and loose. " * 12)] * 2
    page = ReadyScreen(stage_of(b.plan(*ladder)).frame(), (), ignored, ignored)
    shown = " ".join(words(page.draw(60, 40)))
    assert shown.count("Tall and loose.") == 24


def test_a_workout_that_was_left_says_so(scene: Scene) -> None:
    stage = scene("broken-off")
    page = SummaryScreen(stage.frame(), stage.record(), ignored, ignored)
    told = words(page.draw(100, 30))
    assert any(line.startswith("LEFT EARLY") for line in told)
    assert "run 1000 m 3:45 0:30 broken off rep 1 of 3" in told


@given(st.lists(st.sampled_from(["up", "down", "home", "end", "x"])), st.integers(0, 30), st.integers(1, 12))
def test_a_scroll_never_leaves_the_list(keys: list[str], count: int, height: int) -> None:
    rows = [Strip.blank(n + 1) for n in range(count)]
    scroll = Scroll()
    scroll.window(rows, 1, height)
    for key in keys:
        assert scroll.take(key) == (key != "x")
        first = scroll.window(rows, 1, height)[0].cell_length - 1 if count else 0
        assert 0 <= first <= max(0, count - height)


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
