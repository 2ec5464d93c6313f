"""All clocks keep the same promises; the real ones run."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from fakes import FakeClock
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.clocks import ScaledClock, SystemClock
from runtimer.ports import Clock

CLOCKS = [SystemClock, lambda: ScaledClock(60.0), FakeClock]
instants = st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=12))


@pytest.mark.parametrize("make", CLOCKS)
def test_time_does_not_run_back(make: type[Clock]) -> None:
    clock = make()
    seen = [clock.now() for _ in range(100)]
    assert seen == sorted(seen)


@pytest.mark.parametrize("make", CLOCKS)
def test_now_is_here(make: type[Clock]) -> None:
    clock = make()
    assert clock.until_s(clock.now()) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("make", CLOCKS)
def test_time_of_day_has_a_zone(make: type[Clock]) -> None:
    assert make().wall().utcoffset() is not None


@pytest.mark.parametrize("make", CLOCKS)
@given(one=instants, other=instants)
def test_both_ways_to_real_seconds_agree(make: type[Clock], one: timedelta, other: timedelta) -> None:
    clock = make()
    apart = clock.perf_s(other) - clock.perf_s(one)
    assert clock.until_s(other) - clock.until_s(one) == pytest.approx(apart, abs=0.01)


@given(factor=st.floats(0.1, 1000), at=instants)
def test_factor_makes_sessions_shorter(factor: float, at: timedelta) -> None:
    clock = ScaledClock(factor)
    assert clock.perf_s(at) - clock.perf_s(timedelta(0)) == pytest.approx(at.total_seconds() / factor, abs=1e-6)


def test_rehearsal_runs_faster_by_its_factor() -> None:
    clock, began = ScaledClock(1000.0), time.perf_counter()
    while time.perf_counter() < began + 0.002:
        pass
    assert clock.now() >= timedelta(seconds=2)
    assert clock.perf_s(clock.now()) == pytest.approx(time.perf_counter(), abs=0.01)


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_a_clock_runs_forward(factor: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        ScaledClock(factor)
