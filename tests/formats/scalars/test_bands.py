"""What is shown or set is written and read alike."""

from __future__ import annotations

import pytest

from runtimer.domain.targets import Band, Zone
from runtimer.formats.scalars.bands import (
    band_text,
    heart_rate,
    incline,
    incline_text,
    rep_time,
    rep_time_text,
    rpe,
)


@pytest.mark.parametrize(
    ("band", "text"),
    [(Band(150, 160), "150-160"), (Band(172, 172), "172"), (Zone(3), "Z3"), (Band(60, 61.5), "60-61.5")],
)
def test_a_heart_rate_is_written_as_a_runner_would(band: Band | Zone, text: str) -> None:
    assert band_text(band) == text
    assert heart_rate(text) == band


def test_an_effort_is_written_as_a_runner_would() -> None:
    assert band_text(rpe("7-8")) == "7-8"


@pytest.mark.parametrize(("percent", "text"), [(1.0, "1%"), (0.0, "0%"), (-2.5, "-2.5%")])
def test_an_incline_is_written_as_a_runner_would(percent: float, text: str) -> None:
    assert incline_text(percent) == text
    assert incline(text) == percent


@pytest.mark.parametrize(
    ("slow_s", "fast_s", "text"),
    [(90, 86, "86-90s"), (75, 75, "75s"), (230, 220, "3:40-3:50"), (120, 90, "90s-2min")],
)
def test_the_time_for_a_rep_is_written_as_a_runner_would(slow_s: float, fast_s: float, text: str) -> None:
    assert rep_time_text(slow_s, fast_s) == text
    assert (rep_time(text).slow_s, rep_time(text).fast_s) == (slow_s, fast_s)
