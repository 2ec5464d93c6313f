"""Presses and what is pasted, as screens get them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.ui.presses import Pasted, Press, caseless


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("5k 19:30", "5k 19:30"),
        ("\n\n  hills \r\nthresholds", "hills"),
        ("\x1b[31mred\x07", "[31mred"),
        (" \t\n", ""),
        ("", ""),
    ],
)
def test_of_a_pasted_text_the_first_line_that_has_any_could_have_been_typed(text: str, line: str) -> None:
    assert Pasted(text).line == line


@given(st.text())
def test_what_is_pasted_never_moves_the_cursor(text: str) -> None:
    assert Pasted(text).line.isprintable()


@pytest.mark.parametrize(("at", "within"), [(10.5, True), (11.0, False), (None, False)])
def test_only_a_hand_can_press_too_soon(at: float | None, within: bool) -> None:
    assert Press("space", at=at).within(1.0, Press("q", at=10.0)) is within
    assert not Press("space", at=at).within(1.0, Press("q"))
    assert not Press("space", at=at).within(1.0, None)


def test_caps_lock_changes_letters_and_no_names() -> None:
    assert [caseless(key) for key in ("Q", "q", "F1", "Ж")] == ["q", "q", "F1", "ж"]
