import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from runtimer.domain.sound import Silence
from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Start
from runtimer.ui.palette import LIGHT
from runtimer.ui.widgets.face.belt import belt
from runtimer.ui.widgets.face.digits import digits
from runtimer.ui.widgets.face.footer import footer
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.layout import TIERS, compose
from runtimer.ui.widgets.face.next_line import following, following_to_set
from runtimer.ui.widgets.face.notice import note, notice, notice_or_note
from runtimer.ui.widgets.face.phase import phase, phase_and_sound
from runtimer.ui.widgets.face.progress import progress
from runtimer.ui.widgets.face.skyline_row import profile

Frames = dict[str, Frame]
Scene = Callable[[str], Any]
ENDING = ["rep-ends", "pulse", "change", "recovery-ends", "before-rest", "last"]
RUNNING = ["warm-up", "rep", "recovery", "result", "rest", "open", "notice", *ENDING]
ALL = ["ready", "get-ready", *RUNNING, "paused", "lead-in", "done", "summary", "broken-off"]


def text(rows: list[Strip]) -> str:
    return "\n".join(strip.text.rstrip() for strip in rows)


def blocks(rows: list[Strip]) -> int:
    """How many rows have block characters in them."""
    return sum(any(char in "█▀▄" for char in strip.text) for strip in rows)


def reversed_cells(rows: list[Strip]) -> int:
    return sum(
        len(segment.text) for strip in rows for segment in strip if segment.style and segment.style.reverse
    )


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


def test_digits_grow_and_shrink_with_the_window(frames: Frames) -> None:
    heights = [
        blocks(digits(frames["rep"], width, height))
        for width, height in ((20, 4), (40, 8), (80, 13), (120, 24), (200, 50))
    ]
    assert heights == sorted(set(heights))


def test_where_no_large_digits_fit_small_ones_say_it(frames: Frames) -> None:
    assert text(digits(frames["rep"], 9, 2)).strip() == "1:28"
    assert text(compose(frames["rep"], 1, 1)) == "1"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (44, 13)])
def test_the_header_always_has_what_is_left(frames: Frames, name: str, size: tuple[int, int]) -> None:
    shown = re.search(r"left (?:(\d+):)?(\d+):(\d\d)", text(compose(frames[name], *size)))
    assert shown
    hours, minutes, seconds = (int(part or 0) for part in shown.groups())
    assert hours * 3600 + minutes * 60 + seconds == frames[name].glance.left_s


def test_the_mark_of_an_estimate_follows_what_is_left(frames: Frames) -> None:
    assert frames["rep"].glance.left_estimated
    assert re.search(r"left [\d:]+ ~ · done at 18:\d\d", text(header(frames["rep"], 80, 1)))
    sure = replace(frames["rep"], glance=replace(frames["rep"].glance, left_estimated=False, left_s=3600))
    assert "left 1:00:00 · done at 19:10" in text(header(sure, 80, 1))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("get-ready", "GET READY"),
        ("warm-up", "WARM-UP"),
        ("rep", "RUN"),
        ("recovery", "RECOVER"),
        ("rest", "REST"),
        ("open", "STRIDE [BOLD]"),
        ("paused", "PAUSED 0:42"),
        ("lead-in", "ON YOU GO"),
        ("done", "DONE"),
    ],
)
def test_the_phase_is_a_word_cut_out_of_a_band(frames: Frames, name: str, words: str) -> None:
    rows = phase(frames[name], 80, 1)
    assert text(rows).strip().startswith(words)
    assert reversed_cells(rows) == 80


def test_the_phase_line_says_which_repetition(frames: Frames) -> None:
    assert text(phase(frames["rep"], 60, 1)).endswith("rep 1 of 3")
    assert text(phase(frames["recovery"], 60, 1)).endswith("rep 1 of 3")
    assert text(phase(frames["paused"], 60, 1)).endswith("run · rep 1 of 3")


def test_a_pause_is_reversed_across_the_face(frames: Frames) -> None:
    assert reversed_cells(digits(frames["paused"], 80, 12)) == 80 * 12
    assert reversed_cells(digits(frames["rep"], 80, 12)) == 0


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


def test_the_belt_says_what_the_hand_sets(frames: Frames) -> None:
    assert re.search(r"BELT +16\.0 +km/h +1 % +3:45 /km", text(belt(frames["rep"], 80, 1)))
    assert re.search(r"BELT +9\.9 +mph .* 6:02 /mi", text(belt(replace(frames["rep"], unit=Unit.MI), 80, 1)))
    tall = belt(frames["rep"], 80, 3)
    assert blocks(tall) == 3
    assert "HR Z4" in text(tall)


@pytest.mark.parametrize(("name", "words"), [("rep-ends", "SET  9.0"), ("get-ready", "SET  9.0")])
def test_what_is_to_be_set_next_is_inverted(frames: Frames, name: str, words: str) -> None:
    rows = belt(frames[name], 80, 1)
    assert words in text(rows)
    assert reversed_cells(rows) >= len(words)
    assert reversed_cells(belt(frames["rep"], 80, 1)) == 0


def test_before_a_rest_the_belt_keeps_its_speed_and_the_feet_go_on_the_rails_as_it_begins(
    frames: Frames,
) -> None:
    rows = belt(frames["before-rest"], 80, 1)
    assert re.search(r"BELT +16\.0 +km/h", text(rows))
    assert reversed_cells(rows) == 0
    assert text(following(frames["before-rest"], 80, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    assert (
        text(following_to_set(frames["before-rest"], 40, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    )
    assert "feet on the rails" in text(belt(frames["rest"], 80, 1))


def test_while_the_runner_gets_ready_for_a_rest_the_feet_are_on_the_rails(
    stage_of: Callable[[Plan], Any],
) -> None:
    stage = stage_of(b.plan(b.rest_s(60), b.run_s(60, 4))).to(0, Start(10))
    assert text(belt(stage.frame(), 80, 1)).strip() == "feet on the rails"


def test_a_send_off_that_is_missed_shows_what_really_comes_and_how_late(
    stage_of: Callable[[Plan], Any],
) -> None:
    plan = b.plan(b.times(3, b.run_s(70, 4), every_s=60), b.jog_s(60))
    stage = stage_of(plan).to(0, Start(0)).to(40)
    assert (
        text(following(stage.frame(), 80, 1)).strip() == "NEXT  at once run 1:10 · 0:10 late · belt 14.4 km/h"
    )
    stage.to(62)
    assert re.search(r"SET +14\.4", text(belt(stage.frame(), 80, 1)))
    assert text(following_to_set(stage.frame(), 40, 1)).split() == [
        "NEXT",
        "run",
        "1:10",
        "SET",
        "14.4",
        "km/h",
    ]


def test_in_a_small_window_phase_sound_and_repetition_are_seen_and_outer_sets_give_way(
    stage_of: Callable[[Plan], Any],
) -> None:
    nested = b.plan(b.times(3, b.times(4, replace(b.run_s(60, 4), name="Hill sprint"))))
    frame = stage_of(nested).to(0, Start(0)).frame()
    assert text(phase_and_sound(frame, 40, 1)).split("  ")[1:2] == ["HILL SPRINT"]
    silent = replace(frame, glance=replace(frame.glance, silence=Silence.LOST))
    assert text(phase_and_sound(silent, 40, 1)).split() == [
        "HILL",
        "SPRINT",
        "sound",
        "lost",
        "·",
        "rep",
        "1",
        "of",
        "4",
    ]
    assert text(phase_and_sound(silent, 56, 1)).endswith("sound lost · set 1 of 3 · rep 1 of 4")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_inverted_digits_do_not_run_into_the_ground(frames: Frames, size: tuple[int, int]) -> None:
    box = [strip for strip in compose(frames["recovery-ends"], *size)[-9:] if reversed_cells([strip])]
    figures = [
        "".join(segment.text for segment in strip if segment.style and segment.style.reverse) for strip in box
    ]
    assert "SET" in "".join(figures)
    assert not set("█▀") & set(figures[0])
    assert not set("█▄") & set(figures[-1])


def test_the_next_speed_is_shown_for_the_last_ten_seconds_only(scene: Scene) -> None:
    shown = [
        bool(reversed_cells(belt(scene("warm-up").to(second).frame(), 80, 3))) for second in (889, 890, 899)
    ]
    assert shown == [False, True, True]


def test_in_a_rest_the_feet_are_on_the_rails(frames: Frames) -> None:
    glance = replace(frames["rest"].glance, following_mps=1000 / 225)
    assert re.search(
        r"feet on the rails · next +16\.0 +km/h", text(belt(replace(frames["rest"], glance=glance), 80, 1))
    )
    assert text(belt(frames["rest"], 80, 1)).strip() == "feet on the rails"


def test_without_a_speed_the_belt_is_set_by_feel_and_at_the_end_slowed(frames: Frames) -> None:
    assert "BELT  by feel" in text(belt(frames["open"], 80, 1))
    assert text(belt(frames["done"], 80, 1)).strip() == "slow the belt"


def test_what_comes_next(frames: Frames) -> None:
    assert text(following(frames["rep"], 80, 1)).strip() == "NEXT  recover 1:30 · belt 9.0 km/h"
    assert text(following(frames["recovery"], 80, 1)).strip() == "NEXT  run 1000 m · belt 16.0 km/h"
    assert text(following(frames["before-rest"], 80, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    assert text(following(frames["rest"], 80, 1)).strip() == "NEXT  stride [bold]"
    assert text(following(frames["last"], 80, 1)).strip() == "NEXT  done"
    assert text(following(frames["done"], 80, 1)) == ""


def test_a_result_stands_beside_the_digits(frames: Frames) -> None:
    plain = replace(frames["result"], glance=replace(frames["result"].glance, result=None))
    assert frames["result"].glance.result
    for width, height in ((120, 24), (80, 13), (56, 8)):
        with_result, without = digits(frames["result"], width, height), digits(plain, width, height)
        assert "−3 s" in text(with_result)
        for one, other in zip(with_result, without, strict=True):
            assert one.text.startswith(other.text.rstrip())
    assert text(digits(frames["result"], 30, 13)) == text(digits(plain, 30, 13))


def test_the_notice_has_a_line_of_its_own(frames: Frames) -> None:
    assert "no sound: the device is gone" in text(compose(frames["notice"], 80, 24))
    assert text(notice(frames["rep"], 80, 1)) == ""


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
