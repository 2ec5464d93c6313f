"""Pictures of the library, compared with those that were looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from ui.shelves import Desk, files, settled

Compare = Callable[..., bool]
TYPED = {
    "all": (),
    "found": tuple("thresh"),
    "broken": tuple("5x1000"),
    "by-load": ("tab", "tab", "tab", "end"),
    "nothing": tuple("zz"),
}


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_the_library(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press(*TYPED[name])
        await settled(pilot)

    assert snap_compare(Desk(files()).app, run_before=look, terminal_size=size)


@pytest.mark.parametrize("typed", ["", "5k in no time"], ids=["asked", "refused"])
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_the_question(snap_compare: Compare, typed: str, size: tuple[int, int]) -> None:
    desk = Desk(files())
    desk.ask()

    async def look(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await pilot.press(
            "enter", *("space" if letter == " " else letter for letter in typed), *["enter"] * bool(typed)
        )
        await pilot.pause()

    assert snap_compare(desk.app, run_before=look, terminal_size=size)


def test_picture_of_the_keys_of_the_library(snap_compare: Compare) -> None:
    assert snap_compare(Desk(files()).app, press=["question_mark"], terminal_size=(80, 24))
