"""Numbers have the digits that they need, and no more than a file may have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.scalars.numbers import ends_text, even, number, number_text, share_text
from runtimer.formats.scalars.refusal import Refused


@pytest.mark.parametrize(
    ("amount", "text"),
    [(7.0, "7"), (7.5, "7.5"), (0.25, "0.25"), (-1.5, "-1.5"), (1 / 3, "0.33333333"), (100.0, "100")],
)
def test_a_number_has_the_decimals_that_it_needs(amount: float, text: str) -> None:
    assert number_text(amount) == text


@given(st.floats(0.001, 9e8))
def test_a_file_may_hold_every_number_that_is_written(amount: float) -> None:
    text = number_text(amount)
    assert even(text) == text
    assert number(text) == pytest.approx(amount, rel=1e-5, abs=1e-8)


def test_a_number_stops_where_its_meaning_is_right() -> None:
    assert number_text(3.6, lambda amount: round(amount) == 4) == "4"
    assert share_text(0.955) == "95.5%"


def test_equal_ends_are_written_once() -> None:
    assert ends_text("7", "7") == "7"
    assert ends_text("7", "8") == "7-8"


@pytest.mark.parametrize("text", ["", "  ", "1234567890", "1,234,567,890", "٣", "x" * 101])
def test_what_is_no_sensible_value_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        even(text)
