"""The treadmill: settings of the belt, laws of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.treadmill import Treadmill, ordinary_belt
from runtimer.domain.units import Unit

KM = Treadmill(calibration=((10.0, 9.8), (16.0, 15.5)))
MILE = Treadmill(Unit.MI, step=0.1, lowest=0.5, top=12.0, calibration=((1.0, 1.02),))


@st.composite
def treadmills(draw: st.DrawFn) -> Treadmill:
    unit, factors = draw(st.sampled_from(Unit)), st.floats(0.9, 1.1)
    points = tuple(
        (shown, shown * draw(factors))
        for shown in sorted(draw(st.sets(st.sampled_from([4.0, 8.0, 12.0, 16.0]), max_size=3)))
    )
    lowest, top = Treadmill.LIMITS[unit]
    return Treadmill(unit, draw(st.sampled_from([0.1, 0.2, 0.5])), lowest, top, calibration=points)


speeds = st.floats(0.3, 8.0)


@pytest.mark.parametrize(
    ("treadmill", "per_hour", "shown"),
    [
        (Treadmill(), 16.04, 16.0),
        (Treadmill(), 16.05, 16.1),
        (Treadmill(step=0.5), 13.8, 14.0),
        (KM, 9.8, 10.0),
        (KM, 15.5, 16.0),
        (KM, 12.65, 13.0),  # halfway between the points
        (KM, 4.9, 5.0),  # in proportion below them
        (MILE, 10.2, 10.0),
    ],
)
def test_setting(treadmill: Treadmill, per_hour: float, shown: float) -> None:
    setting = treadmill.setting_for(treadmill.unit.from_per_hour(per_hour))
    assert (setting.shown, setting.capped) == (shown, False)


def test_real_speed_is_the_calibrated_one() -> None:
    assert KM.setting_for(Unit.KM.from_per_hour(12.64)).mps == pytest.approx(Unit.KM.from_per_hour(12.65))
    assert MILE.setting_for(Unit.MI.from_per_hour(10.19)).mps == pytest.approx(Unit.MI.from_per_hour(10.2))


def test_speeds_that_the_machine_cannot_go() -> None:
    fast, slow = MILE.setting_for(6.0), MILE.setting_for(0.2)
    assert (fast.shown, fast.capped) == (12.0, True)
    assert fast.mps == pytest.approx(Unit.MI.from_per_hour(12.24))
    assert (slow.shown, slow.capped) == (0.5, True)
    assert not Treadmill(top=20.0).setting_for(Unit.KM.from_per_hour(20.04)).capped


@given(treadmills(), speeds)
def test_setting_can_be_set(treadmill: Treadmill, mps: float) -> None:
    setting = treadmill.setting_for(mps)
    assert treadmill.lowest <= setting.shown <= treadmill.top
    on_grid = abs(setting.shown / treadmill.step - round(setting.shown / treadmill.step)) < 1e-6
    assert on_grid or setting.shown in (treadmill.lowest, treadmill.top)


@given(treadmills(), speeds)
def test_setting_of_its_own_speed_is_itself(treadmill: Treadmill, mps: float) -> None:
    setting = treadmill.setting_for(mps)
    again = treadmill.setting_for(setting.mps)
    assert (again.shown, again.capped) == (setting.shown, False)


@given(treadmills(), speeds, speeds)
def test_faster_is_never_set_slower(treadmill: Treadmill, one: float, other: float) -> None:
    slow, fast = sorted((one, other))
    assert treadmill.setting_for(slow).shown <= treadmill.setting_for(fast).shown


@given(st.sampled_from(Unit), speeds)
def test_exact_display_is_off_by_half_a_step_at_most(unit: Unit, mps: float) -> None:
    lowest, top = Treadmill.LIMITS[unit]
    setting = Treadmill(unit, lowest=lowest, top=top).setting_for(mps)
    assert setting.capped or abs(unit.per_hour(mps) - setting.shown) <= 0.05 + 1e-6


@given(treadmills(), speeds)
def test_notches_go_up_and_down_again(treadmill: Treadmill, mps: float) -> None:
    here = treadmill.setting_for(mps)
    up = treadmill.notch(mps, +1)
    assert (up.shown > here.shown) is (here.shown < treadmill.top)
    if here.shown not in (treadmill.lowest, treadmill.top) and up.shown < treadmill.top:
        assert treadmill.notch(up.mps, -1).shown == pytest.approx(here.shown)
        assert up.shown - here.shown == pytest.approx(treadmill.step)


def test_no_notch_beyond_the_ends() -> None:
    assert Treadmill().notch(Unit.KM.from_per_hour(20), +1).capped
    assert Treadmill().notch(Unit.KM.from_per_hour(0.8), -1).shown == 0.8
    uneven = Treadmill(step=0.5, lowest=0.8)
    assert uneven.notch(Unit.KM.from_per_hour(0.8), +1).shown == 1.0
    assert uneven.notch(Unit.KM.from_per_hour(12), -3).shown == 10.5


@given(st.sampled_from(Unit), st.floats(SLOWEST_MPS, FASTEST_MPS))
def test_an_unknown_belt_goes_as_slowly_and_as_fast_as_any_speed_may_be(unit: Unit, mps: float) -> None:
    setting = ordinary_belt(unit).setting_for(mps)
    assert not setting.capped
    assert abs(setting.shown - unit.per_hour(mps)) <= 0.05 + 1e-6


@pytest.mark.parametrize(
    ("per_hour", "down", "up"),
    [(16.0, 15.9, 16.1), (12.25, 12.2, 12.4), (12.04, 11.9, 12.1), (44.98, 44.9, 45.0)],
)
def test_an_unknown_belt_moves_in_tenths_from_what_its_display_would_show(
    per_hour: float, down: float, up: float
) -> None:
    belt = ordinary_belt(Unit.KM)
    mps = Unit.KM.from_per_hour(per_hour)
    assert (belt.notch(mps, -1).shown, belt.notch(mps, +1).shown) == (down, up)


@pytest.mark.parametrize(
    ("percent", "set_to", "capped"),
    [(1.2, 1.0, False), (1.3, 1.5, False), (18, 15, True), (-2, 0, True), (0, 0, False)],
)
def test_incline(percent: float, set_to: float, capped: bool) -> None:
    setting = Treadmill().incline_for(percent)
    assert (setting.percent, setting.capped) == (set_to, capped)


@pytest.mark.parametrize(
    "fields",
    [
        {"step": 0},
        {"lowest": 0},
        {"top": 0.5},
        {"incline_step": -1},
        {"lag_s": -1},
        {"calibration": ((10.0, 9.0), (8.0, 9.5))},
        {"calibration": ((10.0, 9.0), (12.0, 8.0))},
        {"top": float("inf")},
    ],
)
def test_no_such_machine(fields: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"step|speed|incline|calibration"):
        replace(Treadmill(), **fields)
