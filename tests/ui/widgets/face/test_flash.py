"""What the screen does with the beeps before a change, and at it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.strips import reversed_cells

from runtimer.engine.running.commands import Back, Extend, Next, Pause, Resume, Start, Undo
from runtimer.ui.widgets.face.flash import changes, pulses, turned
from runtimer.ui.widgets.face.layout import compose

Scene = Callable[[str], Any]


def beats(stage: Any, *instants: float) -> list[str]:
    """What is inverted at each instant: the face, its digits, or neither."""
    seen = []
    for instant in instants:
        glance = stage.to(instant).glance
        seen.append("all" if changes(glance) else "digits" if pulses(glance) else "")
    return seen


def test_the_screen_turns_with_each_beep_and_wholly_at_the_change(scene: Scene) -> None:
    stage = scene("rep")
    # The repetition ends at 1125 s.
    assert beats(stage, *range(1120, 1128)) == ["", "", "digits", "", "digits", "all", "", ""]
    assert beats(stage, *range(1211, 1217)) == ["", "digits", "", "digits", "all", ""]


def test_getting_ready_pulses_too_and_the_first_step_begins_inverted(scene: Scene) -> None:
    assert beats(scene("ready").to(0, Start(10)), *range(6, 12)) == ["", "digits", "", "digits", "all", ""]
    assert beats(scene("ready").to(0, Start(0)), 0, 1) == ["all", ""]


def test_an_open_step_begins_inverted_and_never_pulses(scene: Scene) -> None:
    assert beats(scene("rest"), *range(1814, 1821)) == ["digits", "all", "", "", "", "", ""]


def test_the_end_is_a_change_too(scene: Scene) -> None:
    assert beats(scene("last"), 2456, 2457, 2458) == ["digits", "all", ""]


def test_a_key_that_changes_the_step_inverts_and_one_that_takes_it_back_does_not(scene: Scene) -> None:
    stage = scene("rep").to(1040, Next())
    assert beats(stage, 1040, 1041) == ["all", ""]
    assert beats(stage.to(1042, Undo()), 1042) == [""]
    assert beats(stage.to(1043, Back()), 1043, 1044) == ["all", ""]


def test_a_pause_stands_still(scene: Scene) -> None:
    stage = scene("rep").to(1122, Pause())
    assert beats(stage, 1122, 1123) == ["", ""]
    assert beats(stage.to(1123, Resume()), 1123) == ["digits"]
    assert beats(scene("rep").to(1125).to(1125.2, Pause()), 1125.2) == [""]


@given(st.integers(20, 400), st.integers(1, 9), st.booleans())
def test_an_inversion_is_long_enough_to_be_seen_and_soon_over(
    tenths: int, hundredths: int, extended: bool
) -> None:
    """Whatever fraction of a second a step has: its seconds turn with what is left of it."""
    session = b.session(b.run_s(tenths / 10 + hundredths / 100, 3))
    if extended:
        b.give(session, Extend(10, 0), 0)
    turns = [0.0]
    while changes(glance := session.glance(b.at(turns[-1]))):
        assert glance.next_change is not None
        turns.append(glance.next_change.total_seconds())
        session.advance(glance.next_change)
    assert 0.5 <= turns[-1] <= 1.5


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (10, 3)])
def test_at_a_change_every_cell_is_the_other_way_round(scene: Scene, size: tuple[int, int]) -> None:
    stage = scene("rep")
    rows = compose(stage.to(1125).frame(), *size)
    cells = size[0] * size[1]
    assert reversed_cells(rows) + reversed_cells(turned(rows)) == cells
    assert [strip.text for strip in turned(rows)] == [strip.text for strip in rows]
    assert reversed_cells(rows) > cells / 2 > reversed_cells(compose(stage.to(1126).frame(), *size))


def test_at_a_change_only_what_is_bold_keeps_its_colour(scene: Scene) -> None:
    rows = compose(scene("change").frame(), 80, 24)
    styles = {segment.style for row in rows for segment in row if segment.style}
    assert {style.bold for style in styles if style.color} == {True}
    assert any(style.color for style in styles)


def test_a_pulse_reverses_the_digits_and_nothing_else(scene: Scene) -> None:
    stage = scene("rep")
    pulse, calm = (compose(stage.to(second).frame(), 80, 24) for second in (1122, 1123))
    differing = [
        n
        for n, (one, other) in enumerate(zip(pulse, calm, strict=True))
        if reversed_cells([one]) != reversed_cells([other])
    ]
    assert differing == list(range(differing[0], differing[-1] + 1))
    assert len(differing) >= 9
    assert all(reversed_cells([pulse[n]]) == 80 for n in differing)


@pytest.mark.parametrize("name", ["change", "pulse"])
def test_nothing_flashes_in_a_calm_frame(scene: Scene, name: str) -> None:
    frame = scene(name).frame()
    quiet = reversed_cells(compose(replace(frame, calm=True), 80, 24))
    assert quiet < reversed_cells(compose(frame, 80, 24)) / 2
