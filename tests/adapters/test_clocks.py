"""All clocks keep the same promises; the real ones run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fakes import FakeClock
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.clocks import LocalZone, ScaledClock, SystemClock, zone_notice
from runtimer.ports.clock import Clock

CLOCKS = [SystemClock, lambda: ScaledClock(60.0), lambda: SystemClock(timedelta(hours=1)), FakeClock]
ZONES = {
    "CET-1CEST,M3.5.0,M10.5.0/3": "Europe/Berlin",
    "EST5EDT,M3.2.0,M11.1.0": "America/New_York",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0": "Australia/Lord_Howe",
    "IST-5:30": "Asia/Kolkata",
    "UTC0": "UTC",
}
"""As the system is told of a zone, whatever it has on its disk: name in the list of all zones."""
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
    assert clock.perf_s(at) - clock.perf_s(timedelta(0)) == pytest.approx(
        at.total_seconds() / factor, abs=1e-6
    )


@given(factor=st.floats(0.1, 1000), origin=instants)
def test_a_clock_goes_on_from_its_origin(factor: float, origin: timedelta) -> None:
    before_s = time.perf_counter()
    clock = ScaledClock(factor, origin)
    after_s = time.perf_counter()
    assert before_s - 1e-5 <= clock.perf_s(origin) <= after_s + 1e-5
    assert clock.now() >= origin


def test_rehearsal_runs_faster_by_its_factor() -> None:
    clock, began = ScaledClock(1000.0), time.perf_counter()
    while time.perf_counter() < began + 0.002:
        pass
    assert clock.now() >= timedelta(seconds=2)
    before = time.perf_counter()
    assert before - 1e-6 <= clock.perf_s(clock.now()) <= time.perf_counter() + 1e-6


@pytest.mark.parametrize("factor", [0, -1, float("nan")])
def test_a_clock_runs_forward(factor: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        ScaledClock(factor)


@pytest.fixture
def in_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A computer in a time zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows has its zone elsewhere")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize(("in_zone", "name"), ZONES.items(), indirect=["in_zone"])
def test_local_zone_changes_when_the_system_does(in_zone: str, name: str) -> None:
    for hours in range(24 * 365):
        instant = datetime(2026, 1, 1, 0, 15, tzinfo=UTC) + timedelta(hours=hours)
        here, there = instant.astimezone(LocalZone()), instant.astimezone(ZoneInfo(name))
        assert (here.replace(tzinfo=None), here.fold, here.utcoffset()) == (
            there.replace(tzinfo=None),
            there.fold,
            there.utcoffset(),
        )
        assert here.astimezone(UTC) == instant


@pytest.mark.parametrize("in_zone", ["XXX-167", "XXX+25"], indirect=True)
def test_a_zone_that_makes_no_sense_is_utc_and_told(in_zone: str) -> None:
    assert SystemClock().wall().utcoffset() == timedelta(0)
    assert abs(SystemClock().wall() - datetime.now(UTC)) < timedelta(minutes=1)
    assert (zone_notice() or "").startswith(f"TZ is `{in_zone}`, which is no time zone")


@pytest.mark.parametrize("in_zone", list(ZONES), indirect=True)
def test_a_zone_that_makes_sense_is_no_notice(in_zone: str) -> None:
    assert zone_notice() is None
