"""The digits, as large as there is room for."""

from __future__ import annotations

from dataclasses import replace

from ui.strips import blocks, reversed_cells, text

from runtimer.ui.widgets.face.digits import digits
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.layout import compose

Frames = dict[str, Frame]


def test_digits_grow_and_shrink_with_the_window(frames: Frames) -> None:
    heights = [
        blocks(digits(frames["rep"], width, height))
        for width, height in ((20, 4), (40, 8), (80, 13), (120, 24), (200, 50))
    ]
    assert heights == sorted(set(heights))


def test_where_no_large_digits_fit_small_ones_say_it(frames: Frames) -> None:
    assert text(digits(frames["rep"], 9, 2)).strip() == "1:28"
    assert text(compose(frames["rep"], 1, 1)) == "1"


def test_a_pause_is_reversed_across_the_face(frames: Frames) -> None:
    assert reversed_cells(digits(frames["paused"], 80, 12)) == 80 * 12
    assert reversed_cells(digits(frames["rep"], 80, 12)) == 0


def test_a_result_stands_beside_the_digits(frames: Frames) -> None:
    plain = replace(frames["result"], glance=replace(frames["result"].glance, result=None))
    assert frames["result"].glance.result
    for width, height in ((120, 24), (80, 13), (56, 8)):
        with_result, without = digits(frames["result"], width, height), digits(plain, width, height)
        assert "−3 s" in text(with_result)
        for one, other in zip(with_result, without, strict=True):
            assert one.text.startswith(other.text.rstrip())
    assert text(digits(frames["result"], 30, 13)) == text(digits(plain, 30, 13))
