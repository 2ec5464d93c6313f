"""A speed with all that follows from it, as a JSON value for other programs."""

from __future__ import annotations

from typing import Any

from runtimer.domain.marks import times
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit


def pace_report(text: str, mps: float, treadmill: Treadmill | None) -> dict[str, Any]:
    """Return what ``runtimer pace --json`` says of a speed in m/s."""
    belt = treadmill.setting_for(mps) if treadmill else None
    return {
        "text": text,
        "speed_mps": round(mps, 6),
        "pace_s_per_km": round(Unit.KM.pace_s(mps), 3),
        "pace_s_per_mi": round(Unit.MI.pace_s(mps), 3),
        "km_per_h": round(Unit.KM.per_hour(mps), 4),
        "mi_per_h": round(Unit.MI.per_hour(mps), 4),
        "belt_mps": round(belt.mps, 6) if belt else None,
        "belt": {"shown": belt.shown, "unit": treadmill.unit.value, "capped": belt.capped}
        if belt and treadmill
        else None,
        "times_s": {name: round(seconds, 3) for name, seconds in times(mps)},
    }
