"""What a speed makes of the distances that runners know."""

from __future__ import annotations

import pytest

from runtimer.domain.marks import times


def test_times_at_twenty_kilometres_an_hour() -> None:
    taken_s = dict(times(20 / 3.6))
    assert taken_s["1000 m"] == pytest.approx(180)
    assert taken_s["mile"] == pytest.approx(180 * 1.609344)
    assert taken_s["marathon"] == pytest.approx(42.195 * 180)


def test_times_come_shortest_first() -> None:
    seconds = [seconds for _, seconds in times(4)]
    assert seconds == sorted(seconds)
