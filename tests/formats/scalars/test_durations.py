"""Times are written as runners write them, and read again as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.scalars.durations import clock_text, duration, duration_range, duration_text
from runtimer.formats.scalars.refusal import Refused


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (45, "45s"),
        (60, "60s"),
        (90, "90s"),
        (119, "119s"),
        (120, "2min"),
        (150, "2:30"),
        (900, "15min"),
        (3600, "1h"),
        (3900, "1h05min"),
        (3930, "1:05:30"),
        (72.5, "72.5s"),
        (150.25, "2:30.25"),
        (66.9 * 60, "66.9min"),
    ],
)
def test_a_time_is_written_as_a_runner_would(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text
    assert duration(text) == seconds


@given(st.one_of(st.integers(1, 200_000), st.integers(1, 2_000_000).map(lambda tenths: tenths / 10)))
def test_a_time_is_read_as_it_was_written(seconds: float) -> None:
    assert duration(duration_text(seconds)) == seconds


@given(st.floats(0.001, 172_800))
def test_a_time_of_any_fraction_is_read_within_what_a_file_may_hold(seconds: float) -> None:
    assert duration(duration_text(seconds)) == pytest.approx(seconds, rel=1e-5)


@pytest.mark.parametrize(
    ("seconds", "text"), [(45, "0:45"), (225, "3:45"), (3930, "1:05:30"), (225.5, "3:45.5")]
)
def test_a_clock_has_minutes_and_two_digits(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_a_range_lends_its_unit_to_the_first_end() -> None:
    assert duration_range("75-80s") == (75, 80)
    assert duration_range("1:15-80s") == (75, 80)
    assert duration_range("90s") == (90, 90)
    with pytest.raises(Refused, match="two ends"):
        duration_range("1-2-3s")
