"""Words begin when they are due: the silence around them is cut off, but not their soft ends."""

from __future__ import annotations

from array import array

import pytest

from runtimer.adapters.speech.speech_failure import NothingHeard
from runtimer.adapters.speech.trim import AFTER_S, BEFORE_S, trimmed
from runtimer.adapters.speech.wav import Speech

RATE = 1000


def speech(*parts: tuple[int, float]) -> Speech:
    """Samples of some loudness for some seconds each."""
    return Speech(RATE, array("h", [level for level, seconds in parts for _ in range(int(seconds * RATE))]))


def test_silence_before_and_after_is_cut_off_to_a_breath() -> None:
    words = trimmed(speech((0, 0.5), (8000, 0.3), (0, 0.7)))
    assert len(words.samples) == int((BEFORE_S + 0.3 + AFTER_S) * RATE)
    assert words.samples[int(BEFORE_S * RATE)] == 8000


def test_a_pause_between_words_stays() -> None:
    words = trimmed(speech((8000, 0.1), (0, 0.5), (-8000, 0.1)))
    assert words == speech((8000, 0.1), (0, 0.5), (-8000, 0.1))


def test_a_hum_far_below_the_words_counts_as_silence() -> None:
    words = trimmed(speech((100, 0.5), (8000, 0.3), (-100, 0.5)))
    assert len(words.samples) == int((BEFORE_S + 0.3 + AFTER_S) * RATE)


@pytest.mark.parametrize("parts", [(), ((0, 1.0),), ((60, 1.0),)])
def test_where_nothing_is_loud_nothing_is_heard(parts: tuple[tuple[int, float], ...]) -> None:
    with pytest.raises(NothingHeard):
        trimmed(speech(*parts))
