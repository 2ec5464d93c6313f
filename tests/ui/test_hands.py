"""What a hand does on the screens, each press with the time at which it was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from runtimer.engine.running.commands import Undo
from runtimer.ui.app import RuntimerApp
from runtimer.ui.presses import EscapeTakenBack, Press, Repeat
from runtimer.ui.screens.summary import SummaryScreen

Scene = Callable[[str], Any]


def shown(app: RuntimerApp) -> str:
    page = app.screen.query_one("Page")
    return "\n".join(strip.text.rstrip() for strip in page.render_lines(page.size.region))


async def hand(pilot: Pilot[int], *presses: tuple[str, float] | tuple[str, float, Repeat]) -> str:
    app = pilot.app
    assert isinstance(app, RuntimerApp)
    for key, *timing in presses:
        app.take_input(Press(key, key if len(key) == 1 else None, *timing))
        await pilot.pause()
    return shown(app)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_no_answer_within_a_second_of_the_question(scene: Scene, key: str) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "LEAVE?" in await hand(pilot, (key, 10.0))
        for at, answer in ((10.06, "q"), (10.3, "space"), (10.9, "y"), (10.99, "ctrl+c")):
            assert "LEAVE?" in await hand(pilot, (answer, at))
        assert stage.pressed == []
        assert "LEFT EARLY" in await hand(pilot, ("q", 11.0))


async def test_a_key_that_repeats_answers_nothing_however_long_it_is_held(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, ("q", 10.0))
        held = [("q", 10.5 + n / 30, Repeat.PACED if n % 8 == 0 else Repeat.FAST) for n in range(60)]
        assert "LEAVE?" in await hand(pilot, *held, ("up", 13.0, Repeat.PACED))


async def test_the_question_that_a_torn_keys_escape_opened_goes_again(scene: Scene) -> None:
    stage = scene("rep")
    app = stage.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "LEAVE?" in await hand(pilot, ("escape", 10.0))
        app.take_input(EscapeTakenBack())
        assert "LEAVE?" not in await hand(pilot, ("right", 10.1))
        assert stage.pressed == ["right"]
        await hand(pilot, ("q", 20.0))
        app.take_input(EscapeTakenBack())
        assert "LEAVE?" in shown(app)


@pytest.mark.parametrize(
    "key", ["n", "right", "pagedown", "enter", "space", "p", "c", "a", "d", "left", "s", "m"]
)
async def test_repeats_of_a_key_are_one_press(scene: Scene, key: str) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, (key, 10.0), (key, 10.5, Repeat.PACED), (key, 10.53, Repeat.FAST))
        assert stage.pressed == [key]


@pytest.mark.parametrize(
    ("key", "name"),
    [("up", "up"), ("down", "down"), ("plus", "plus"), ("minus", "minus"), ("left_square_bracket", "[")],
)
async def test_what_changes_by_steps_repeats_as_paced(scene: Scene, key: str, name: str) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(
            pilot,
            (key, 10.0),
            (key, 10.5, Repeat.PACED),
            (key, 10.53, Repeat.FAST),
            (key, 10.8, Repeat.PACED),
        )
        assert stage.pressed == [name] * 3


@pytest.mark.parametrize("key", ["space", "enter", "q", "escape"])
async def test_the_summary_is_left_by_nothing_that_was_meant_for_the_screen_before(
    scene: Scene, key: str
) -> None:
    stage = scene("rep")
    app = stage.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, ("q", 10.0), ("y", 11.0))
        assert "LEFT EARLY" in await hand(pilot, (key, 11.9))
        assert app.return_value is None
        await hand(pilot, (key, 12.7))
        assert app.return_value == 0


async def test_left_on_the_summary_goes_to_the_session_and_comes_back_to_its_screen(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, ("q", 10.0), ("q", 11.0))
        assert isinstance(pilot.app.screen, SummaryScreen)
        await hand(pilot, ("left", 11.2))
        assert stage.pressed == ["q", "left"]
        stage.to(stage.seconds + 60, Undo())
        await pilot.pause()
        assert "PAUSED" in shown(pilot.app)  # type: ignore[arg-type]


async def test_digits_are_for_the_belt_however_fast_and_escape_is_while_they_stand(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, ("1", 10.0), ("1", 10.15, Repeat.FAST), ("full_stop", 10.3), ("comma", 10.4))
        assert stage.pressed == ["1", "1", ".", "."]
        stage.typed = "11."
        stage.to(stage.seconds)
        assert "LEAVE?" not in await hand(pilot, ("escape", 12.0))
        assert stage.pressed[-1] == "escape"


async def test_letters_of_another_alphabet_reach_the_session_which_says_so(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await hand(pilot, ("あ", 10.0), ("x", 10.1))
        assert stage.pressed == ["あ"]


async def test_what_is_pressed_before_there_is_a_screen_is_taken_once_there_is_one(scene: Scene) -> None:
    stage = scene("ready")
    app = stage.app()
    app.take_input(Press("space", " ", 1.0))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert stage.pressed == ["space"]
