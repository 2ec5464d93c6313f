from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from runtimer.ui.palette import PLAIN
from runtimer.ui.rows import band, blank, centred, row, stacked

texts = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="\u0300"), max_size=30)
wide = st.sampled_from(["距離", "走る 7 × 1000", "ｆａｓｔ", "🏃 run", "plain"])


@given(st.integers(0, 200), wide | texts, wide | texts)
def test_a_row_is_exactly_as_wide_as_asked(width: int, left: str, right: str) -> None:
    assert row(width, [Segment(left)], [Segment(right)]).cell_length == width
    assert band(width, left, right, PLAIN).cell_length == width


def test_the_right_part_stays_where_room_is_short() -> None:
    assert row(12, [Segment("a long name")], [Segment("left 9:59")]).text == "a …left 9:59"
    assert row(6, [Segment("a long name")], [Segment("left 9:59")]).text == "left 9"


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_stack_is_exactly_as_high_as_asked(parts: int, height: int) -> None:
    stack = stacked([row(3, [Segment(str(n % 10))]) for n in range(parts)], 3, height)
    assert [strip.text.strip() for strip in stack] == [
        str(n % 10) if n < parts else "" for n in range(height)
    ]


def test_a_block_is_centred_as_a_whole() -> None:
    assert [strip.text for strip in centred(["##", "# "], 6, PLAIN)] == ["  ##  ", "  #   "]


def test_nothing_is_no_rows() -> None:
    assert blank(5, 0) == blank(5, -1) == []
