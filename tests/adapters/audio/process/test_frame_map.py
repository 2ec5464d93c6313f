"""Frames find their times, whatever callbacks do."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.audio.process.frame_map import SLIP_S, FrameClock

RATE, BLOCK = 44_100, 2205


def feed(
    clock: FrameClock, lates_s: list[float], *, first: int = 0, origin_s: float = 100.0, rate: float = RATE
) -> int:
    """Report blocks that came so late; return the frame after them."""
    for i, late_s in enumerate(lates_s):
        frame = first + i * BLOCK
        now = origin_s + frame / rate + late_s
        clock.note(now - frame / RATE)
        clock.follow(now)
    return first + len(lates_s) * BLOCK


def origin_of(clock: FrameClock) -> float:
    return -clock.frame_at(0) / RATE


@given(st.lists(st.floats(0, 0.02), min_size=10, max_size=40))
def test_late_callbacks_do_not_move_it(lates_s: list[float]) -> None:
    clock = FrameClock(RATE)
    feed(clock, [*lates_s[:9], 0.0, *lates_s])
    assert origin_of(clock) == pytest.approx(100, abs=1e-4)


def test_filling_the_buffer_does_not_mislead_it() -> None:
    clock = FrameClock(RATE)
    feed(clock, [0.1, 0.05, *[0.0] * 20])
    assert origin_of(clock) == pytest.approx(100, abs=1e-4)


def test_it_follows_a_crystal_that_is_off() -> None:
    clock = FrameClock(RATE)
    noise = random.Random(1)
    end = feed(clock, [noise.expovariate(1000) for _ in range(2000)], rate=RATE * 1.00008)
    assert clock.frame_at(100 + end / (RATE * 1.00008)) == pytest.approx(end, abs=RATE * 0.001)


def test_it_jumps_when_the_stream_ran_dry() -> None:
    clock = FrameClock(RATE)
    end = feed(clock, [0.0] * 40)
    feed(clock, [5.0] * 3, first=end)
    assert origin_of(clock) == pytest.approx(100, abs=SLIP_S), "three late callbacks prove nothing"
    feed(clock, [5.0] * 3, first=end + 3 * BLOCK)
    assert origin_of(clock) == pytest.approx(105, abs=1e-3)


def test_filling_the_buffer_again_does_not_mislead_it() -> None:
    clock = FrameClock(RATE)
    end = feed(clock, [0.0] * 40)
    feed(clock, [0.046, 0.055, *[0.060] * 10], first=end)
    assert origin_of(clock) == pytest.approx(100.060, abs=1e-3)


def test_a_machine_that_is_busy_when_the_stream_goes_on_does_not_mislead_it() -> None:
    clock = FrameClock(RATE)
    end = feed(clock, [0.0] * 40)
    feed(clock, [*[5.012] * 20, *[5.0] * 4], first=end)
    assert origin_of(clock) == pytest.approx(105, abs=1e-3)


def test_it_is_not_misled_by_the_pattern_of_a_sound_server() -> None:
    clock = FrameClock(RATE)
    end = feed(clock, [0.0] * 40)
    feed(clock, [-0.019] * 200, first=end)
    assert origin_of(clock) == pytest.approx(100, abs=10 * 0.0001 + 1e-4), (
        "ten seconds, a tenth of a millisecond each"
    )


def test_it_loses_no_device_however_far_off() -> None:
    clock = FrameClock(RATE)
    end = feed(clock, [0.0] * 40)
    end = feed(clock, [-0.05] * 2000, first=end)
    assert origin_of(clock) == pytest.approx(100 - 0.03, abs=0.008)


def test_idle_blocks_need_only_be_noted() -> None:
    clock = FrameClock(RATE)
    for i in range(100):
        clock.note(100.0 + (0.003 if i % 2 else 0.0))
    clock.follow(105.0)
    assert origin_of(clock) == pytest.approx(100, abs=0.003)
