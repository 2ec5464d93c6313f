"""The help: every key, whole, at any size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from ui.strips import words

from runtimer.ui.palette import DARK
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.wording.eye.keys import LIBRARY_HELP, help_rows


@given(st.integers(40, 120), st.sampled_from([help_rows(), LIBRARY_HELP]))
def test_the_keys_are_said_whole_in_every_width(width: int, said: tuple[tuple[str, str], ...]) -> None:
    shown = HelpScreen(DARK, said).draw(width, 60)[2:-1]
    assert not any("…" in strip.text for strip in shown)
    assert (
        " ".join(strip.text[24:].strip() for strip in shown).split()
        == " ".join(does for _, does in said).split()
    )
    assert [strip.text[:24].strip() for strip in shown if strip.text[:24].strip()] == [
        key for key, _ in said if key
    ]


@given(st.integers(3, 40))
def test_keys_that_have_no_room_can_be_scrolled_to(height: int) -> None:
    page = HelpScreen(DARK)
    *shown, footer = words(page.draw(80, height))
    assert ("? these keys" in shown) is (footer == "any key back")
    assert footer in ("any key back", "↑ ↓ scroll any other back")
