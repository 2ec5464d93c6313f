"""Heart-rate zones from what a runner knows."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.heart import ZONES, HeartRates
from runtimer.domain.targets import Band


def test_nothing_known_has_no_zones() -> None:
    assert [HeartRates().zone(number) for number in ZONES] == [None] * 5


def test_zones_of_a_maximum_are_tenths_of_it() -> None:
    rates = HeartRates(max_bpm=200)
    assert [rates.zone(number) for number in ZONES] == [
        Band(100, 120),
        Band(120, 140),
        Band(140, 160),
        Band(160, 180),
        Band(180, 200),
    ]


def test_the_threshold_says_more_than_the_maximum_which_still_ends_the_last_zone() -> None:
    rates = HeartRates(max_bpm=190, threshold_bpm=170)
    assert rates.zone(4) == Band(round(0.95 * 170), round(0.99 * 170))
    assert rates.zone(5) == Band(170, 190)


@given(st.floats(100, 220), st.floats(0.85, 0.97))
def test_zones_climb(max_bpm: float, share: float) -> None:
    for rates in (HeartRates(max_bpm=max_bpm), HeartRates(max_bpm, max_bpm * share)):
        zones = [rates.zone(number) for number in ZONES]
        for lower, upper in itertools.pairwise(zones):
            assert lower is not None
            assert upper is not None
            assert lower.low < upper.low
            assert lower.high <= upper.high


@pytest.mark.parametrize(
    "rates", [{"max_bpm": 20.0}, {"threshold_bpm": 300.0}, {"max_bpm": 180.0, "threshold_bpm": 180.0}]
)
def test_rates_that_nobody_has_are_refused(rates: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="heart rate"):
        HeartRates(**rates)
