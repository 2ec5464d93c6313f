"""A speed in words: paces, speeds, the belt's setting, the times it makes."""

from __future__ import annotations

import math

from runtimer.domain.marks import times
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.wording.eye import figures, targets

_MINUTE_TENTHS = 600


def paced(text: str, mps: float, treadmill: Treadmill | None) -> str:
    """Say all that follows from running at ``mps`` metres a second; ``text`` is how it was asked for."""
    both = (Unit.KM, Unit.MI)
    lines = [
        text,
        "  ".join(f"{figures.pace(mps, unit):>10}" for unit in both),
        "  ".join(f"{figures.speed(mps, unit):>10}" for unit in both),
    ]
    if treadmill:
        lines.append(f"  belt {belt(mps, treadmill)}")
    return "\n".join([*lines, "", *(f"{name:>10}  {_time(seconds):>8}" for name, seconds in times(mps))])


def belt(mps: float, treadmill: Treadmill) -> str:
    """Say what to set the belt to, and where it cannot do quite that."""
    setting = treadmill.setting_for(mps)
    shown = targets.belt(mps, treadmill.unit, treadmill)
    if setting.capped:
        limit = "its fastest" if setting.mps < mps else "its slowest"
        return f"{shown} ({limit}: really {figures.pace(setting.mps, treadmill.unit)})"
    off = abs(setting.mps / mps - 1) > targets.WORTH_SAYING
    return f"{shown} (really {figures.pace(setting.mps, treadmill.unit)})" if off else shown


def _time(seconds: float) -> str:
    """Write a time, a short one with tenths."""
    tenths = math.floor(seconds * 10 + 0.5)
    if tenths >= 10 * _MINUTE_TENTHS:
        return figures.duration(seconds)
    minutes, tenths = divmod(tenths, _MINUTE_TENTHS)
    return f"{minutes}:{tenths // 10:02}.{tenths % 10}"
