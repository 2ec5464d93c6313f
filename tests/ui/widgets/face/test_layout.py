"""The face as a whole: exactly as large as its window, with what there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.strips import blocks, reversed_cells, text

from runtimer.domain.sound import Silence
from runtimer.ui.palette import LIGHT
from runtimer.ui.widgets.face.belt import belt
from runtimer.ui.widgets.face.digits import digits
from runtimer.ui.widgets.face.footer import footer
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.layout import TIERS, compose
from runtimer.ui.widgets.face.next_line import following, following_to_set
from runtimer.ui.widgets.face.notice import note, notice, notice_or_note
from runtimer.ui.widgets.face.phase import phase
from runtimer.ui.widgets.face.progress import progress
from runtimer.ui.widgets.face.skyline_row import profile

Frames = dict[str, Frame]
Scene = Callable[[str], Any]
ENDING = ["rep-ends", "pulse", "change", "recovery-ends", "before-rest", "last"]
RUNNING = ["warm-up", "rep", "recovery", "result", "rest", "open", "notice", *ENDING]
ALL = ["ready", "get-ready", *RUNNING, "paused", "lead-in", "done", "summary", "broken-off"]


@given(st.sampled_from(ALL), st.integers(1, 200), st.integers(1, 60))
def test_the_face_is_exactly_as_large_as_the_window(
    frames: Frames, name: str, width: int, height: int
) -> None:
    rows = compose(frames[name], width, height)
    assert [strip.cell_length for strip in rows] == [width] * height


@given(st.sampled_from(ALL), st.integers(1, 200), st.integers(1, 60))
def test_each_part_fills_its_place(frames: Frames, name: str, width: int, height: int) -> None:
    for part in (profile, phase, digits, belt):
        rows = part(frames[name], width, height)
        assert [strip.cell_length for strip in rows] == [width] * height, part
    for line in (header, progress, following, following_to_set, footer, notice, note, notice_or_note):
        assert [strip.cell_length for strip in line(frames[name], width, 1)] == [width], line


def test_the_tiers_shrink_and_the_last_fits_everywhere() -> None:
    assert [(tier.width, tier.height) for tier in TIERS] == sorted(
        ((t.width, t.height) for t in TIERS), reverse=True
    )
    assert (TIERS[-1].width, TIERS[-1].height) == (0, 0)
    for tier in TIERS:
        assert sum(place.height == 0 for place in tier.places) == 1


@pytest.mark.parametrize("seconds", [7, 225, 754, 3930])
@pytest.mark.parametrize(("width", "height", "least"), [(80, 24, 9), (120, 40, 17)])
def test_digits_are_as_high_as_a_glance_from_afar_needs(
    frames: Frames, seconds: int, width: int, height: int, least: int
) -> None:
    frame = replace(frames["open"], glance=replace(frames["open"].glance, seconds=seconds))
    lines = compose(frame, width, height)
    first = next(n for n, strip in enumerate(lines) if "STRIDE" in strip.text)
    last = next(n for n, strip in enumerate(lines) if "BELT" in strip.text) - 1
    assert blocks(lines[first + 1 : last]) >= least


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (44, 13)])
def test_the_header_always_has_what_is_left(frames: Frames, name: str, size: tuple[int, int]) -> None:
    shown = re.search(r"left (?:(\d+):)?(\d+):(\d\d)", text(compose(frames[name], *size)))
    assert shown
    hours, minutes, seconds = (int(part or 0) for part in shown.groups())
    assert hours * 3600 + minutes * 60 + seconds == frames[name].glance.left_s


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_inverted_digits_do_not_run_into_the_ground(frames: Frames, size: tuple[int, int]) -> None:
    box = [strip for strip in compose(frames["recovery-ends"], *size)[-9:] if reversed_cells([strip])]
    figures = [
        "".join(segment.text for segment in strip if segment.style and segment.style.reverse) for strip in box
    ]
    assert "SET" in "".join(figures)
    assert not set("█▀") & set(figures[0])
    assert not set("█▄") & set(figures[-1])


@pytest.mark.parametrize("size", [(60, 18), (44, 13), (40, 12), (24, 10)])
def test_a_small_window_has_a_row_for_notices_while_there_is_one(
    frames: Frames, size: tuple[int, int]
) -> None:
    shown, calm = text(compose(frames["notice"], *size)), text(compose(frames["warm-up"], *size))
    assert "! no sound: the devi" in shown
    assert all("NEXT" in each and "WARM-UP" in each for each in (shown, calm))
    assert "!" not in calm


def test_in_a_very_small_window_a_notice_costs_no_digits(frames: Frames) -> None:
    for size in ((24, 7), (24, 9), (20, 5)):
        assert text(compose(frames["notice"], *size)) == text(compose(frames["warm-up"], *size))


@pytest.mark.parametrize(("size", "both"), [((120, 40), True), ((80, 24), False)])
def test_the_note_of_a_step_stands_above_it_and_gives_way_where_there_is_one_row(
    frames: Frames, size: tuple[int, int], both: bool
) -> None:
    assert "\n  Tall and loose [b]\n" in text(compose(frames["open"], *size))
    told = replace(
        frames["open"], glance=replace(frames["open"].glance, notice="no sound: the device is gone")
    )
    shown = text(compose(told, *size))
    assert "  ! no sound: the device is gone" in shown
    assert ("  Tall and loose [b]" in shown) is both


@pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (40, 12), (20, 5), (20, 2)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_whether_to_leave_is_asked_at_every_size(frames: Frames, size: tuple[int, int]) -> None:
    rows = compose(replace(frames["rep"], asking=True), *size)
    assert len(rows) == size[1]
    assert sum("LEAVE?" in row.text for row in rows) == 1


def test_the_question_stands_in_place_of_the_digits_and_of_nothing_else(frames: Frames) -> None:
    asked, running = compose(replace(frames["rep"], asking=True), 80, 24), compose(frames["rep"], 80, 24)
    differ = [y for y, (row, other) in enumerate(zip(asked, running, strict=True)) if row != other]
    assert differ == [*range(4, 17), 23]
    assert "rep 1 of 3" in asked[3].text


def test_at_half_size_digits_phase_rep_and_next_are_left(frames: Frames) -> None:
    shown = text(compose(frames["rep"], 40, 12))
    assert all(words in shown for words in ("RUN", "rep 1 of 3", "NEXT  recover 1:30"))
    assert "left" not in shown
    assert blocks(compose(frames["rep"], 40, 12)) >= 6


@pytest.mark.parametrize(
    ("name", "words", "sets"),
    [
        ("rep-ends", "NEXT  recover 1:30", "SET 9.0 km/h"),
        ("get-ready", "NEXT  warm-up 15:00", "SET 9.0 km/h"),
    ],
)
def test_at_half_size_what_to_set_stands_beside_what_comes_next(
    frames: Frames, name: str, words: str, sets: str
) -> None:
    last = compose(frames[name], 40, 12)[-1:]
    assert text(last).split() == [*words.split(), *sets.split()]
    assert reversed_cells(last) == len(sets) + 2
    assert reversed_cells(compose(frames["rep"], 40, 12)[-1:]) == 0


@pytest.mark.parametrize("name", ALL)
def test_a_light_screen_says_and_reverses_the_same(scene: Scene, frames: Frames, name: str) -> None:
    dark, light = (compose(frame, 80, 24) for frame in (frames[name], scene(name).frame(LIGHT)))
    assert text(dark) == text(light)
    assert reversed_cells(dark) == reversed_cells(light)


@pytest.mark.parametrize(
    ("silence", "words"), [(Silence.OFF, "sound off"), (Silence.MUTED, "muted"), (Silence.LOST, "sound lost")]
)
@pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (44, 13), (40, 12), (24, 7)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_why_nothing_is_heard_stands_on_the_screen_for_as_long_as_it_lasts(
    frames: Frames, silence: Silence, words: str, size: tuple[int, int]
) -> None:
    frame = frames["rep"]
    assert not any(words in row.text for row in compose(frame, *size))
    rows = compose(replace(frame, glance=replace(frame.glance, silence=silence)), *size)
    assert any(words in row.text for row in rows)
    assert any("rep 1 of 3" in row.text for row in rows) or size == (24, 7)


@pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (44, 13), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_a_typed_speed_stands_in_place_of_the_belts(frames: Frames, size: tuple[int, int]) -> None:
    frame = frames["rep"]
    typed = compose(replace(frame, glance=replace(frame.glance, typed="16")), *size)
    assert all(any(words in row.text for row in typed) for words in ("BELT", "km/h"))
    changed = [row.text for row, before in zip(typed, compose(frame, *size), strict=True) if row != before]
    assert 1 <= len(changed) <= 5
    if size[1] < 20:
        assert "BELT 16_ km/h" in " ".join(" ".join(changed).split())
