"""The header."""

from __future__ import annotations

import re
from dataclasses import replace

from ui.strips import text

from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header

Frames = dict[str, Frame]


def test_the_mark_of_an_estimate_follows_what_is_left(frames: Frames) -> None:
    assert frames["rep"].glance.left_estimated
    assert re.search(r"left [\d:]+ ~ · done at 18:\d\d", text(header(frames["rep"], 80, 1)))
    sure = replace(frames["rep"], glance=replace(frames["rep"].glance, left_estimated=False, left_s=3600))
    assert "left 1:00:00 · done at 19:10" in text(header(sure, 80, 1))
