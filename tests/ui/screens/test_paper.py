"""What all screens share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from runtimer.ui.palette import DARK
from runtimer.ui.presses import Press
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.summary import SummaryScreen

Scene = Callable[[str], Any]


def ignored(press: Press) -> None:
    """Nobody takes keys here."""


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
