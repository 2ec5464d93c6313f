import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from runtimer.domain.units import Unit
from runtimer.engine.running.commands import Resume, ScaleSpeeds, Start, Undo
from runtimer.ui.app import RuntimerApp, run_on_screen
from runtimer.ui.ports import Surroundings
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.running_screen import RunningScreen
from runtimer.ui.screens.summary import SummaryScreen

Scene = Callable[[str], Any]


def shown(app: App[Any]) -> str:
    """The text of the screen that is up."""
    page = app.screen.query_one("Page")
    return "\n".join(strip.text.rstrip() for strip in page.render_lines(page.size.region))


async def pressed(pilot: Pilot[int], *keys: str) -> str:
    await pilot.press(*keys)
    await pilot.pause()
    return shown(pilot.app)


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("ready", ReadyScreen),
        ("get-ready", RunningScreen),
        ("rep", RunningScreen),
        ("done", RunningScreen),
        ("summary", SummaryScreen),
    ],
)
async def test_the_phase_decides_on_the_screen(scene: Scene, name: str, screen: type) -> None:
    app = scene(name).app()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, screen)


async def test_a_session_from_ready_to_summary(scene: Scene) -> None:
    stage = scene("ready")
    app = stage.app()
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        ready = shown(app)
        for words in (
            "READY",
            "warm-up 15:00",
            "3 ×",
            "run 1000 m  3:45/km · 1 % · HR Z4 · belt 16.0 km/h",
            "space start",
            "no sound: no device",
        ):
            assert words in ready
        stage.to(0, Start(10))
        await pilot.pause()
        assert "GET READY" in shown(app)
        stage.to(10)
        assert "WARM-UP" in shown(app)
        assert stage.pressed == []
        stage.to(40)
        stage.press("q")
        await pilot.pause()
        assert "LEFT EARLY" in shown(app)
        await pilot.press("space")
    assert app.return_value == 0
    assert stage.closed == 1


async def test_a_session_that_was_left_early_comes_back_and_can_be_left_again(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for seconds in (1100, 1500):
            stage.press("q")
            await pilot.pause()
            assert isinstance(pilot.app.screen, SummaryScreen)
            stage.to(seconds, Undo())
            await pilot.pause()
            assert isinstance(pilot.app.screen, RunningScreen)
            back = shown(pilot.app)
            assert "PAUSED" in back
            assert "rep 1 of 3" in back
        stage.to(1510, Resume()).to(1513)
        await pilot.pause()
        assert "RUN" in shown(pilot.app)


async def test_keys_go_to_the_session_by_name(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test() as pilot:
        await pilot.pause()
        keys = [
            "space",
            "p",
            "P",
            "n",
            "right",
            "enter",
            "pagedown",
            "left",
            "pageup",
            "plus",
            "equals_sign",
            "minus",
            "up",
            "down",
        ]
        keys += ["a", "d", "D", "c"]
        await pilot.press(*keys)
        await pilot.press("x", "tab", "f1", "ctrl+q", "ctrl+p")
        await pilot.pause()
        plain = {"P": "p", "D": "d", "equals_sign": "plus"}
        assert stage.pressed == [plain.get(key, key) for key in keys]
        assert isinstance(pilot.app.screen, RunningScreen)
        assert pilot.app.is_running


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
@pytest.mark.parametrize("answer", ["q", "y"])
async def test_leaving_asks_once_and_ends_in_the_summary(scene: Scene, key: str, answer: str) -> None:
    stage = scene("rep")
    app = stage.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "LEAVE?" in await pressed(pilot, key)
        assert stage.pressed == []
        assert "LEFT EARLY" in await pressed(pilot, answer)
        assert stage.pressed == ["q"]
        await pilot.press("q")
    assert app.return_value == 0


@pytest.mark.parametrize("answer", ["escape", "space", "n", "right"])
async def test_any_other_answer_stays_and_does_nothing_else(scene: Scene, answer: str) -> None:
    stage = scene("rep")
    async with stage.app().run_test() as pilot:
        await pilot.pause()
        await pilot.press("escape")
        assert "LEAVE?" not in await pressed(pilot, answer)
        assert stage.pressed == []
        await pressed(pilot, answer if answer != "escape" else "space")
        assert stage.pressed == [answer if answer != "escape" else "space"]


async def test_the_countdown_goes_on_while_it_asks(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = await pressed(pilot, "q")
        stage.to(1038)
        assert shown(pilot.app) != before
        assert "left 27:57" in shown(pilot.app)


async def test_a_second_ctrl_c_leaves_at_once(scene: Scene) -> None:
    stage = scene("rep")
    app = stage.app()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+c", "ctrl+c")
    assert app.return_value == 130
    assert stage.pressed == []
    assert stage.closed == 1


async def test_what_is_remembered_last_is_what_is_said(scene: Scene) -> None:
    stage = scene("ready").to(0, ScaleSpeeds(1.01))
    async with stage.app().run_test(size=(80, 24)) as pilot:
        assert "! remembered 1.01" in await pressed(pilot, "r")
        stage.to(0, ScaleSpeeds(1.02))
        now = await pressed(pilot, "r")
    assert "! remembered 1.02" in now
    assert "remembered 1.01" not in now
    assert "no sound: no device" in now


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("escape", 0), ("ctrl+c", 130)])
async def test_before_the_start_there_is_nothing_to_ask(scene: Scene, key: str, code: int) -> None:
    app = scene("ready").app()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(key)
    assert app.return_value == code


async def test_when_all_is_done_leaving_goes_to_the_summary(scene: Scene) -> None:
    stage = scene("done")
    async with stage.app().run_test() as pilot:
        await pilot.pause()
        assert "3 × 1000 m" in await pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_the_help_lies_over_the_run_and_the_run_goes_on(scene: Scene) -> None:
    stage = scene("rep")
    async with stage.app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "kilometres or miles" in await pressed(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        stage.to(1125 + 30)
        assert "KEYS" in shown(pilot.app)
        assert "RECOVER" in await pressed(pilot, "space")
        assert stage.pressed == []


async def test_u_changes_between_kilometres_and_miles(scene: Scene) -> None:
    async with scene("rep").app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "6:02 /mi" in await pressed(pilot, "u")
        assert "3:45 /km" in await pressed(pilot, "u")


async def test_a_long_plan_scrolls_and_a_clicker_still_starts(scene: Scene) -> None:
    stage = scene("ready")
    async with stage.app().run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert "cool-down" not in shown(pilot.app)
        assert "cool-down" in await pressed(pilot, "end")
        assert "Even splits" in await pressed(pilot, "home")
        assert "Even splits" not in await pressed(pilot, "down")
        assert stage.pressed == []
        await pilot.press("pagedown")
        assert stage.pressed == ["pagedown"]


@pytest.mark.parametrize("name", ["ready", "rep", "open", "paused", "done", "summary", "broken-off"])
async def test_the_window_may_shrink_to_nothing_and_come_back(scene: Scene, name: str) -> None:
    stage = scene(name)
    app = stage.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = shown(app)
        for size in ((1, 1), (3, 2), (200, 3), (2, 60), (40, 12), (24, 7), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            lines = shown(app).split("\n")
            assert len(lines) == size[1]
            stage.to(stage.seconds)
        assert shown(app) == before


async def test_the_help_fits_any_window(scene: Scene) -> None:
    app = scene("rep").app()
    async with app.run_test(size=(1, 1)) as pilot:
        await pressed(pilot, "question_mark")
        for size in ((5, 2), (30, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "KEYS" in shown(app)


async def test_any_key_ends_the_counting_after_the_end(scene: Scene) -> None:
    stage = scene("done")
    async with stage.app().run_test() as pilot:
        await pressed(pilot, "x")
        assert stage.pressed == ["x"]


async def test_text_from_a_file_is_no_markup(scene: Scene) -> None:
    async with scene("open").app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "STRIDE [BOLD]" in shown(pilot.app)


async def test_nothing_runs_between_two_seconds(scene: Scene) -> None:
    app = scene("rep").app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await asyncio.sleep(0.05)
        timers = [
            timer
            for node in (app, app.screen, *app.screen.walk_children())
            for timer in node._timers
            if timer._active.is_set()
        ]
        assert timers == []


async def test_mistake_of_ours_in_a_second_of_the_session_leaves_too(scene: Scene) -> None:
    app = scene("rep").app()

    async def fail(pilot: Pilot[int]) -> None:
        asyncio.get_running_loop().call_soon(lambda: 1 / 0)

    await app.run_async(headless=True, auto_pilot=fail)
    assert isinstance(app._exception, ZeroDivisionError)


def test_mistake_of_ours_leaves_the_terminal_and_is_raised(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(type(scene("ready"))):
        def press(self, key: str, at: float | None = None) -> None:
            raise ZeroDivisionError(key)

    async def press_space(pilot: Pilot[int]) -> None:
        await pilot.press("space")

    run = App.run
    monkeypatch.setattr(
        RuntimerApp, "run", lambda self, **_: run(self, headless=True, auto_pilot=press_space)
    )
    with pytest.raises(ZeroDivisionError, match="space"):
        run_on_screen(Broken(), Surroundings(lambda: datetime(2026, 3, 1, tzinfo=UTC), Unit.KM, str))
