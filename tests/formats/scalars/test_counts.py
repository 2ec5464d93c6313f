"""How often a set is done, written and read alike."""

from __future__ import annotations

import pytest

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.units import LengthUnit
from runtimer.domain.workout import Times, Until
from runtimer.formats.scalars.counts import times, times_text, version
from runtimer.formats.scalars.refusal import Refused


@pytest.mark.parametrize(
    ("often", "text"),
    [
        (Times(7, 7), "7"),
        (Times(4, 6), "4-6"),
        (Until(TimeGoal(1800)), "until 30min"),
        (Until(DistanceGoal(5 * 1609.344, LengthUnit.MI)), "until 5mi"),
    ],
)
def test_a_count_is_written_as_a_runner_would(often: Times | Until, text: str) -> None:
    assert times_text(often) == text
    assert times(text) == often


@pytest.mark.parametrize(
    ("text", "code"), [("2", "newer-format"), ("0", "not-a-version"), ("one", "not-a-version")]
)
def test_another_format_is_refused(text: str, code: str) -> None:
    assert version("1") == 1
    with pytest.raises(Refused) as refusal:
        version(text)
    assert refusal.value.code == code
