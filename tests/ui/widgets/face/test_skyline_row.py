"""The profile, with a marker where we are."""

from __future__ import annotations

from ui.strips import text

from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.skyline_row import profile

Frames = dict[str, Frame]


def test_the_profile_dims_what_is_behind_and_marks_where_we_are(frames: Frames) -> None:
    (line,) = profile(frames["rep"], 84, 1)
    place = line.text.index("┃")
    total = frames["rep"].skyline.length_s
    assert place - 2 == int(frames["rep"].glance.position_s / total * 80)
    cell = 0
    for segment in line:
        if segment.style and segment.text.strip() and segment.text != "┃":
            assert bool(segment.style.dim) == (cell < place)
        cell += len(segment.text)
    assert "┃" not in text(profile(frames["get-ready"], 84, 1))


def test_the_shape_tells_work_from_recovery_and_rest(frames: Frames) -> None:
    rows = profile(frames["get-ready"], 124, 3)
    assert rows[0].text.count("█") >= 30
    assert {"█", "▁"} <= set(rows[2].text)
