"""The progress line: a bar, and what the digits leave open."""

from __future__ import annotations

from dataclasses import replace

from ui.strips import text

from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.progress import progress

Frames = dict[str, Frame]


def test_a_distance_says_the_metres_to_go(frames: Frames) -> None:
    # 137 s at 1000 m in 225 s: 608.9 m are run.
    assert text(progress(frames["rep"], 80, 1)).endswith("392 m to go")


def test_the_bar_is_as_long_as_the_share_that_is_behind(frames: Frames) -> None:
    for share, done in ((0.0, 0), (0.5, 29), (1.0, 58)):
        (line,) = progress(
            replace(frames["rep"], glance=replace(frames["rep"].glance, progress=share)), 80, 1
        )
        assert line.text.count("━") == 58
        assert len(list(line)[1].text) == done


def test_time_says_of_how_much_and_an_open_step_that_it_is_open(frames: Frames) -> None:
    assert text(progress(frames["recovery"], 80, 1)).endswith("of 1:30")
    assert text(progress(frames["open"], 80, 1)).endswith("open")
    assert "━" not in text(progress(frames["open"], 80, 1))
    assert text(progress(frames["done"], 80, 1)) == ""
