"""What reaches the terminal, and when: this test fails first when Textual's inside changes."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pyte
import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from runtimer.engine.running.commands import Pause
from runtimer.ui.app import RuntimerApp

Scene = Callable[[str], Any]
Step = Callable[[Pilot[int]], Awaitable[None]]
WIDTH, HEIGHT = 80, 24
WITHOUT_COLOUR = {"0", "1", "2", "7", "39", "49"}
"""Codes of text that is plain, bold, dim or reversed, in the terminal's own colours."""


class Terminal(HeadlessDriver):
    """A terminal that keeps what is written to it."""

    written: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)


async def run(app: RuntimerApp, step: Step, size: tuple[int, int] = (WIDTH, HEIGHT)) -> list[str]:
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

    await app.run_async(size=size, mouse=False, auto_pilot=flown)
    if failure:
        raise failure[0]
    return written


def codes_of(written: list[str]) -> set[str]:
    """The codes of all styles that were written."""
    return {
        code
        for sequence in re.findall(r"\x1b\[([\d;]*)m", "".join(written))
        for code in sequence.split(";")
        if code
    }


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
        stage.to(stage.seconds)
        assert written[before:] == []
        stage.to(31)
        moved = {int(row) for row in re.findall(r"\x1b\[(\d+);1H\x1b\[[\d;]*m", "".join(written[before:]))}
        assert moved == {
            y + 1 for y, (old, new) in enumerate(zip(rows, rows_of(app), strict=True)) if old != new
        }
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


async def test_without_colours_there_is_reverse_video_and_no_colour_at_all(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stage = scene("rep")
    app = stage.app()

    async def step(pilot: Pilot[int]) -> None:
        stage.to(1038)
        stage.to(1040, Pause())

    written = await run(app, step)
    assert {"1", "7"} <= codes_of(written) <= WITHOUT_COLOUR
    assert "PAUSED" in "".join(written)


async def stay(pilot: Pilot[int]) -> None:
    """Take no step."""


@pytest.mark.parametrize(
    ("name", "words", "digits_reversed"),
    [
        ("rep", ("RUN", "rep 1 of 3", "BELT", "NEXT  recover 1:30 · belt 9.0 km/h"), False),
        ("recovery-ends", ("RECOVER", "rep 1 of 3", "SET", "NEXT  run 1000 m"), False),
        ("rest", ("REST", "feet on the rails", "NEXT  stride [bold]"), False),
        ("pulse", ("RUN", "rep 1 of 3", "SET", "NEXT  recover 1:30"), True),
        ("change", ("RECOVER", "rep 1 of 3", "BELT", "NEXT  run 1000 m"), True),
        ("result", ("RECOVER", "rep 1 of 3", "−3 s", "NEXT  run 1000 m"), False),
    ],
)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_without_colours_words_and_reverse_video_say_it(
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    words: tuple[str, ...],
    digits_reversed: bool,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    width, height = size
    written = await run(scene(name).app(), stay, size)
    assert codes_of(written) <= WITHOUT_COLOUR
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed("".join(written))
    shown = "\n".join(screen.display)
    left_out = {"BELT", "feet on the rails", "−3 s"} if width == 40 else set()
    assert all((word in shown) != (word in left_out) for word in words)
    band = next(y for y, line in enumerate(screen.display) if line.startswith(f"  {words[0]}"))
    assert {screen.buffer[band][x].reverse for x in range(width)} == {name != "change"}
    below = band + 2 if height == 40 else band + 1
    assert {screen.buffer[below][x].reverse for x in range(width)} == {digits_reversed}


async def test_in_the_light_the_paper_is_white(scene: Scene) -> None:
    written = "".join(await run(scene("rep").app("light"), stay))
    assert "48;2;255;255;255" in written
    assert "48;2;11;14;19" not in written


async def test_with_colours_the_phase_has_its_own(scene: Scene) -> None:
    assert "38;2;255;198;26" in "".join(await run(scene("rep").app(), stay))
