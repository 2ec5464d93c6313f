"""Conversion: a speed in whatever words, for the runner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runtimer.domain.daniels import HALF_MARATHON_M, MARATHON_M
from runtimer.domain.errors import RuntimerError
from runtimer.domain.runner import Runner
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS, Shape, SpeedTarget
from runtimer.domain.units import METRES_PER_MILE
from runtimer.engine.speeds import point_mps
from runtimer.formats.workouts.scalars.distances import match_distance
from runtimer.formats.workouts.scalars.durations import duration
from runtimer.formats.workouts.scalars.numbers import even
from runtimer.formats.workouts.scalars.paces import pace
from runtimer.formats.workouts.scalars.refusal import Refused
from runtimer.formats.workouts.scalars.speeds import speed

DISTANCES_M = {
    "200 m": 200.0, "400 m": 400.0, "800 m": 800.0, "1 km": 1000.0, "1 mi": METRES_PER_MILE, "3 km": 3000.0, "5 km": 5000.0,
    "10 km": 10_000.0, "half": HALF_MARATHON_M, "marathon": MARATHON_M,
}  # fmt: skip
_REP = re.compile(r"(.+?) in (.+)")
_SPEED = re.compile(r".*(?:/h|kph|kmh|mph)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed in m/s, and the words it was asked for with."""

    text: str
    mps: float


def convert(text: str, runner: Runner) -> Speed:
    """Return the speed of ``5k``, ``3:45/km``, ``10.5mph`` or ``400m in 78s``. Raises RuntimerError with the remedy."""
    text = even(text)
    try:
        mps = _rep_mps(text) or point_mps(_held(speed(text) if _SPEED.fullmatch(text) else pace(text)).start, runner)
    except Refused as refused:
        raise RuntimerError(f"{refused.message}; {refused.help}") from refused
    if mps is None:
        raise RuntimerError(f'the pace `{text}` is not known yet; give runtimer.toml a race: [runner] race = "5k 19:30"')
    if not SLOWEST_MPS <= mps <= FASTEST_MPS:
        raise RuntimerError(f"`{text}` is out of range; nobody runs at {mps:.1f} m/s")
    return Speed(text, mps)


def _rep_mps(text: str) -> float | None:
    found = _REP.fullmatch(text)
    goal = match_distance(found.group(1)) if found else None
    return goal.metres / duration(found.group(2)) if found and goal else None


def _held(target: SpeedTarget) -> SpeedTarget:
    if target.shape is not Shape.HOLD:
        raise Refused("not-one", f"`{target.text}` is not one speed", "ask for one at a time")
    return target
