"""The library on the screen: what is typed, chosen, opened; what changes meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from ui.shelves import BROKEN, Desk, files, settled, shown, until

from runtimer.engine.running.commands import Finish, Start
from runtimer.ui.screens.library import LibraryScreen
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.running_screen import RunningScreen

Scene = Callable[[str], Any]


async def typed(pilot: Pilot[int], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return shown(pilot.app)


def rows(text: str) -> list[str]:
    """The rows of the list that hold a file."""
    return [line for line in text.split("\n")[3:11] if line.strip()]


async def test_everything_is_listed_broken_files_with_their_first_error() -> None:
    async with Desk(files()).app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        text = shown(pilot.app)
        assert "11 files" in text
        assert "! 5x1000.yaml  4:5 unknown key `inclne` in a run step" in text
        assert "Läufe 漢字" in text
        assert text.index("7 × 1000 m") < text.index("12 × 400 m") < text.index("Mona fartlek")


async def test_copies_are_one_row_and_the_preview_says_where_they_lie() -> None:
    desk = Desk({"copy.yaml": files()["7x1000.yaml"], "7x1000.yaml": files()["7x1000.yaml"]})
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = shown(pilot.app)
        assert re.search(r"7 × 1000 m .* fake \+1\n", text)
        assert "1 file\n" in text
        desk.library.files["copy.yaml"] = files()["7x1000.yaml"] + "# mine\n"
        pilot.app.screen.on_screen_resume()
        await until(pilot, "2 files")


async def test_words_are_found_in_any_order_whatever_their_case_and_accents() -> None:
    async with Desk(files()).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = await typed(pilot, *"MONA k")
        assert "FIND MONA k▏" in text
        assert "1 of 11" in text
        assert "run 1:30  5k" in text or "run 1:30" in text
        assert "Läufe" in await typed(pilot, "ctrl+u", *"laufe")
        assert rows(await typed(pilot, *"zzz")) == ["  nothing has all these words"]
        assert "FIND laufezz▏" in await typed(pilot, "backspace")


async def test_letters_that_are_keys_elsewhere_are_letters_once_words_are_typed() -> None:
    desk = Desk(files())
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "FIND aq? u▏" in await typed(pilot, "a", "q", "question_mark", "space", "u")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_preview_says_steps_totals_and_belt_of_this_runner() -> None:
    async with Desk(files()).app.run_test(size=(120, 40)) as pilot:
        text = await typed(pilot, *"7 x 1000")
        for words in ("15 steps", "warm-up 15:00", "7 ×", "run 1000 m", "belt 15.4 km/h", "vo2max"):
            assert words in text


async def test_the_preview_of_a_broken_file_points_at_the_place() -> None:
    async with Desk(files()).app.run_test(size=(80, 24)) as pilot:
        text = await typed(pilot, *"5x1000.yaml")
        assert "4 |     inclne: 1%" in text
        assert "did you mean `incline`?" in text


async def test_tab_goes_through_the_orders_and_back() -> None:
    async with Desk(files()).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        texts = [await typed(pilot, "tab") for _ in range(4)]
        assert [text.split("\n")[1].split()[-1] for text in texts] == ["time", "distance", "load", "name"]
        assert "by load" in await typed(pilot, "shift+tab")


async def test_moving_scrolls_and_stops_at_both_ends() -> None:
    async with Desk(files()).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        await pilot.press("up")
        assert screen.catalogue.place == 0
        await typed(pilot, "end")
        assert screen.catalogue.place == 10
        assert "Walk and run" in shown(pilot.app)
        await typed(pilot, "down", "pageup")
        assert screen.catalogue.place == 0
        await typed(pilot, "pagedown", "home", "down")
        assert screen.catalogue.place == 1


async def test_a_session_and_back_and_another_one(scene: Scene) -> None:
    stages: list[Any] = []

    def driver() -> Any:
        stages.append(scene("ready"))
        return stages[-1]

    desk = Desk(files(), driver)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, *"mona")
        await pilot.press("enter")
        assert "no sound: no device" in await until(pilot, "READY")
        assert "← library" in shown(pilot.app)
        await pilot.press("left")
        assert "FIND mona▏" in await until(pilot, "FIND")
        await pilot.pause()
        assert (stages[0].closed, desk.released) == (1, 1)
        for number in (1, 2):
            await pilot.press("enter")
            await until(pilot, "READY")
            stages[number].to(0, Start(0))
            await pilot.pause()
            assert isinstance(pilot.app.screen, RunningScreen)
            stages[number].to(40, Finish())
            assert "space library" in await until(pilot, "LEFT EARLY")
            await pilot.press("space")
            assert "FIND mona▏" in await until(pilot, "FIND")
            await pilot.pause()
            assert (stages[number].closed, desk.released) == (1, number + 1)
        assert desk.opened == ["mona-fartlek.yaml"] * 3
        await pilot.press("escape", "escape")
    assert pilot.app.return_value == 0
    assert desk.library.closed


@pytest.mark.parametrize("key", ["escape", "q", "left"])
async def test_ready_goes_back_to_the_place_in_the_list(scene: Scene, key: str) -> None:
    async with Desk(files(), lambda: scene("ready")).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = await typed(pilot, "tab", "down", "down")
        await pilot.press("right")
        await until(pilot, "READY")
        assert isinstance(pilot.app.screen, ReadyScreen)
        await pilot.press(key)
        await until(pilot, "FIND")
        assert shown(pilot.app) == before


@pytest.mark.parametrize(
    ("keys", "code"),
    [(["q"], 0), (["escape"], 0), (["ctrl+c"], 130), (["a", "ctrl+c"], 130), (["a", "escape", "q"], 0)],
)
async def test_leaving(keys: list[str], code: int) -> None:
    async with Desk(files()).app.run_test() as pilot:
        await pilot.press(*keys)
    assert pilot.app.return_value == code


@pytest.mark.parametrize("phase", ["ready", "rep"])
async def test_ctrl_c_in_a_session_leaves_the_program(scene: Scene, phase: str) -> None:
    desk = Desk(files(), lambda: scene(phase))
    async with desk.app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*["ctrl+c"] * (1 if phase == "ready" else 2))
    assert pilot.app.return_value == 130
    assert desk.released == 1


async def test_what_cannot_be_opened_says_why_and_stays() -> None:
    desk = Desk(files())
    desk.refusal = "5x1000.yaml:4:5 unknown key"
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        assert "! 5x1000.yaml:4:5 unknown key" in await until(pilot, "! 5x1000.yaml:4:5")
        await pilot.press("down")
        await until(pilot, "! 5x1000.yaml:4:5", gone=True)


async def test_a_question_is_answered_or_left_open_before_the_session(scene: Scene) -> None:
    for keys, answers in (
        (
            ["5", "k", "x", "backspace", "space", *"in no time", "enter", "ctrl+u", *"5k 19:30", "enter"],
            ["5k in no time", "5k 19:30"],
        ),
        (["escape"], [""]),
        (["enter", "space", "enter", "escape"], [""]),
        ([*"q?", "enter", "escape"], ["q?", ""]),
    ):
        desk = Desk(files(), lambda: scene("ready"))
        desk.ask()
        async with desk.app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await typed(pilot, *"mona")
            await pilot.press("enter")
            assert "needs paces of yours" in await until(pilot, "YOUR PACES")
            for key in keys:
                await pilot.press({" ": "space", ":": "colon", "?": "question_mark"}.get(key, key))
                if key == "enter" and desk.question and desk.answers:
                    assert "write it like 5k 19:30" in await until(pilot, "! '")
            await until(pilot, "READY")
            assert (desk.answers, desk.opened) == (answers, ["mona-fartlek.yaml"])
            await pilot.press("left")
            assert "FIND mona▏" in await until(pilot, "FIND")


async def test_a_question_shows_what_is_typed_at_any_size(scene: Scene) -> None:
    desk = Desk(files(), lambda: scene("ready"))
    desk.ask()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", *"5k", "enter")
        for size in ((1, 1), (3, 2), (200, 4), (20, 9), (40, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = shown(pilot.app).split("\n")
            assert len(lines) == size[1]
            assert size[0] < 20 or any(line.strip() == "5k▏" for line in lines)


async def test_what_is_pasted_is_typed_where_something_can_be_typed(scene: Scene) -> None:
    desk = Desk(files(), lambda: scene("ready"))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.post_message(Paste("\n mona\x1b \nq"))
        await until(pilot, "FIND mona▏")
        desk.ask()
        await pilot.press("enter")
        await until(pilot, "YOUR PACES")
        pilot.app.post_message(Paste("5k 19:30\n"))
        await until(pilot, "5k 19:30▏")
        await pilot.press("enter")
        await until(pilot, "READY")
        pilot.app.post_message(Paste("q q"))
        await pilot.pause()
        assert "READY" in shown(pilot.app)
        assert desk.answers == ["5k 19:30"]


async def test_ctrl_c_at_a_question_leaves_the_program() -> None:
    desk = Desk(files())
    desk.ask()
    async with desk.app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "5", "ctrl+c")
    assert (pilot.app.return_value, desk.answers) == (130, [])


async def test_files_that_change_appear_and_go(scene: Scene) -> None:
    desk = Desk(files(), lambda: scene("ready"))
    async with desk.app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        desk.library.files["5x1000.yaml"] = BROKEN.replace("inclne", "incline").replace("5m", "5min")
        desk.library.files["new.yaml"] = "name: Brand new\nsteps:\n  - run: 5min\n"
        del desk.library.files["hills.yaml"]
        await pilot.press("enter")
        await until(pilot, "READY")
        await pilot.press("escape")  # whoever comes back sees it at once, others within seconds
        text = await until(pilot, "Brand new")
        await settled(pilot)
        text = shown(pilot.app)
        assert "5 × 1000 m" in text
        assert "uphill" not in text


async def test_a_chosen_file_that_changes_is_previewed_anew(scene: Scene) -> None:
    desk = Desk({"a.yaml": "name: One\nsteps:\n  - run: 5min\n"}, lambda: scene("ready"))
    async with desk.app.run_test(size=(120, 40)) as pilot:
        await until(pilot, "run 5:00")
        desk.library.files["a.yaml"] = "name: One\nsteps:\n  - run: 7min\n"
        await pilot.press("enter")
        await until(pilot, "READY")
        await pilot.press("escape")
        await until(pilot, "run 7:00")


async def test_notes_are_shown_and_the_keys_explained() -> None:
    async with Desk(files(), notes=("runtimer.toml:2: unknown key",)).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "! runtimer.toml:2: unknown key" in shown(pilot.app)
        await pilot.press("question_mark")
        assert "clear the words" in await until(pilot, "KEYS")
        await pilot.press("x")
        await until(pilot, "FIND")


async def test_an_empty_library_says_so() -> None:
    async with Desk({}).app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "down", "tab")
        assert "no workouts yet" in await until(pilot, "0 files")


async def test_any_size_and_back(scene: Scene) -> None:
    async with Desk(files(), lambda: scene("ready")).app.run_test(size=(80, 24)) as pilot:
        before = await typed(pilot, "down", "down")
        for size in (
            (1, 1),
            (3, 2),
            (200, 3),
            (2, 60),
            (40, 12),
            (24, 7),
            (109, 16),
            (110, 16),
            (120, 40),
            (80, 24),
        ):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert len(shown(pilot.app).split("\n")) == size[1]
        await settled(pilot)
        assert shown(pilot.app) == before


async def test_a_window_that_changed_during_a_session_is_no_surprise(scene: Scene) -> None:
    async with Desk(files(), lambda: scene("ready")).app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await until(pilot, "READY")
        await pilot.resize_terminal(120, 40)
        await pilot.press("escape")
        await until(pilot, "FIND")
        await settled(pilot)
        assert len(shown(pilot.app).split("\n")) == 40
        assert "did you mean `incline`?" in shown(pilot.app)
