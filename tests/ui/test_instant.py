"""What reaches the terminal, and when: this test fails first when Textual's inside changes."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pyte
import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from runtimer.engine.commands import Pause
from runtimer.ui.app import RuntimerApp

Scene = Callable[[str], Any]
Step = Callable[[Pilot[int]], Awaitable[None]]
WIDTH, HEIGHT = 80, 24


class Terminal(HeadlessDriver):
    """A terminal that keeps what is written to it."""

    written: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)


async def run(app: RuntimerApp, step: Step) -> list[str]:
    """Run the app on a terminal, take a step with it, and return what was written."""
    written: list[str] = []
    app.driver_class = type("Terminal", (Terminal,), {"written": written})
    failure: list[BaseException] = []

    async def flown(pilot: Pilot[int]) -> None:
        try:
            await pilot.pause()
            await step(pilot)
        except BaseException as error:
            failure.append(error)
        app.exit(0)

    await app.run_async(size=(WIDTH, HEIGHT), mouse=False, auto_pilot=flown)
    if failure:
        raise failure[0]
    return written


def screen_of(written: list[str]) -> list[str]:
    """What a terminal shows after that was written."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(screen).feed("".join(written))
    return list(screen.display)


def rows_of(app: RuntimerApp) -> list[str]:
    page = app.screen.query_one("Page")
    return [strip.text for strip in page.render_lines(page.size.region)]


async def test_a_second_is_on_the_terminal_before_show_returns(scene: Scene) -> None:
    stage = scene("rep")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        written = app._driver.written  # type: ignore[union-attr]  # the driver is a Terminal
        before = len(written)
        stage.to(1038)
        assert "left 27:57" in "".join(written[before:])

    await run(app, step)


async def test_the_terminal_shows_the_rows_of_the_page_after_every_change(scene: Scene) -> None:
    stage = scene("warm-up")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        written = app._driver.written  # type: ignore[union-attr]  # the driver is a Terminal
        assert screen_of(written) == rows_of(app)
        for seconds in (31, 32, 899, 900, 1000, 1124, 1125, 1600, 1786, 1900):
            stage.to(seconds)
            assert screen_of(written) == rows_of(app), seconds
        await pilot.press("q")
        assert screen_of(written) == rows_of(app)
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert screen_of(written) == rows_of(app)
        stage.to(1910)
        assert "KEYS" in screen_of(written)[0]
        await pilot.press("space")
        await pilot.pause()
        assert screen_of(written) == rows_of(app)
        assert "KEYS" not in screen_of(written)[0]

    await run(app, step)


async def test_only_rows_that_differ_are_written(scene: Scene) -> None:
    stage = scene("warm-up")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        written = app._driver.written  # type: ignore[union-attr]  # the driver is a Terminal
        rows = rows_of(app)
        before = len(written)
        app.show(stage.glance)
        assert written[before:] == []
        stage.to(31)
        moved = {int(row) for row in re.findall(r"\x1b\[(\d+);1H\x1b\[[\d;]*m", "".join(written[before:]))}
        assert moved == {y + 1 for y, (old, new) in enumerate(zip(rows, rows_of(app), strict=True)) if old != new}
        assert len(moved) < HEIGHT - 5

    await run(app, step)


async def test_a_change_during_a_batch_is_painted_when_it_ends(scene: Scene) -> None:
    stage = scene("warm-up")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        written = app._driver.written  # type: ignore[union-attr]  # the driver is a Terminal
        with app.batch_update():
            stage.to(31)
        await pilot.pause(0.05)
        assert screen_of(written) == rows_of(app)

    await run(app, step)


async def test_without_colours_there_is_reverse_video_and_no_colour_at_all(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stage = scene("rep")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        stage.to(1038)
        stage.to(1040, Pause())

    written = "".join(await run(app, step))
    codes = {code for sequence in re.findall(r"\x1b\[([\d;]*)m", written) for code in sequence.split(";") if code}
    assert codes <= {"0", "1", "2", "7", "39", "49"}
    assert {"1", "7"} <= codes
    assert "PAUSED" in written


async def test_with_colours_the_phase_has_its_own(scene: Scene) -> None:

    async def step(pilot: Pilot[int]) -> None:
        return

    assert "38;2;255;198;26" in "".join(await run(scene("rep").app(), step))
