"""The footer: whole keys, as many as there is room for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from ui.strips import text

from runtimer.ui.widgets.face.footer import footer
from runtimer.ui.widgets.face.frame import Frame

Frames = dict[str, Frame]


@pytest.mark.parametrize(
    ("name", "does"),
    [
        ("get-ready", "start"),
        ("rep", "pause"),
        ("paused", "resume"),
        ("open", "rep done"),
        ("lead-in", "resume"),
        ("done", "summary"),
    ],
)
def test_the_footer_names_what_space_does(frames: Frames, name: str, does: str) -> None:
    assert text(footer(frames[name], 80, 1)).strip().startswith(f"space {does}")


def test_the_footer_says_when_back_takes_back(frames: Frames) -> None:
    undoable = replace(frames["rep"], glance=replace(frames["rep"].glance, undoable=True))
    assert "← take back" in text(footer(undoable, 80, 1))
    assert "← back" in text(footer(frames["rep"], 80, 1))


def test_the_footer_shows_whole_keys_or_none(frames: Frames) -> None:
    assert text(footer(frames["rep"], 80, 1)).endswith("? keys")
    assert text(footer(frames["rep"], 120, 1)).endswith("a d rep more, fewer")
    assert text(footer(frames["warm-up"], 120, 1)).endswith("? keys")
    assert "+ - 100 m" in text(footer(frames["rep"], 80, 1))
    assert "+ - 10 s" in text(footer(frames["warm-up"], 80, 1))
    assert "end set" in text(footer(frames["rep"], 80, 1))
    assert "end set" not in text(footer(frames["warm-up"], 80, 1))
    for width in range(100):
        assert re.fullmatch(r"(  \S.*[a-z0-9]|)", text(footer(frames["rep"], width, 1)))
