"""Notices in a row of their own."""

from __future__ import annotations

from ui.strips import text

from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.layout import compose
from runtimer.ui.widgets.face.notice import notice

Frames = dict[str, Frame]


def test_the_notice_has_a_line_of_its_own(frames: Frames) -> None:
    assert "no sound: the device is gone" in text(compose(frames["notice"], 80, 24))
    assert text(notice(frames["rep"], 80, 1)) == ""
