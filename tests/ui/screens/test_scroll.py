"""A list that is longer than the screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.strip import Strip

from runtimer.ui.screens.scroll import Scroll


@given(st.lists(st.sampled_from(["up", "down", "home", "end", "x"])), st.integers(0, 30), st.integers(1, 12))
def test_a_scroll_never_leaves_the_list(keys: list[str], count: int, height: int) -> None:
    rows = [Strip.blank(n + 1) for n in range(count)]
    scroll = Scroll()
    scroll.window(rows, 1, height)
    for key in keys:
        assert scroll.take(key) == (key != "x")
        first = scroll.window(rows, 1, height)[0].cell_length - 1 if count else 0
        assert 0 <= first <= max(0, count - height)
