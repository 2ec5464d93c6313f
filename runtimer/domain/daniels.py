"""From a race to training paces, by the equations of Daniels and Gilbert.

J. Daniels and J. Gilbert, *Oxygen Power: Performance Tables for Distance Runners*, 1979. Speeds in the equations are metres
a minute, times are minutes; the doors of this module speak m/s and seconds.
"""

from __future__ import annotations

import math

from runtimer.domain.targets import PaceName
from runtimer.domain.units import METRES_PER_MILE

HALF_MARATHON_M, MARATHON_M = 21_097.5, 42_195.0

RACES_M = {
    PaceName.MARATHON: MARATHON_M,
    PaceName.HALF: HALF_MARATHON_M,
    PaceName.TEN_K: 10_000.0,
    PaceName.FIVE_K: 5_000.0,
    PaceName.THREE_K: 3_000.0,
    PaceName.MILE: METRES_PER_MILE,
    PaceName.REPETITION: METRES_PER_MILE,
}
"""Names whose pace is that of a race; the published repetition paces are those of a mile race."""

SHARES = {PaceName.EASY: 0.67, PaceName.THRESHOLD: 0.88, PaceName.INTERVAL: 0.9735}
"""Shares of VDOT that give the published paces; easy is about the middle of its wide range (59-74 %)."""

SHORTEST_S, LONGEST_S = 180.0, 6 * 3600.0
"""Races that the equations were made for: from about three and a half minutes to some hours."""


def _oxygen(mps: float) -> float:
    """Return the oxygen (ml/kg/min) that running at a speed costs."""
    v = mps * 60
    return -4.60 + 0.182258 * v + 0.000104 * v * v


def _share(seconds: float) -> float:
    """Return the share of the maximum that can be held for a time."""
    t = seconds / 60
    return 0.8 + 0.1894393 * math.exp(-0.012778 * t) + 0.2989558 * math.exp(-0.1932605 * t)


def vdot(metres: float, seconds: float) -> float:
    """Return the VDOT (ml/kg/min) of a race. Raises ValueError for one that the equations say nothing about."""
    if not SHORTEST_S <= seconds <= LONGEST_S:
        raise ValueError("a race is between three minutes and six hours long")
    return _oxygen(metres / seconds) / _share(seconds)


def race_s(of_vdot: float, metres: float) -> float:
    """Return the seconds of an equal race over ``metres``, to a hundredth."""
    fast, slow = metres / 12.5, metres / 0.5
    while slow - fast > 0.01:
        middle = (fast + slow) / 2
        if _oxygen(metres / middle) / _share(middle) > of_vdot:
            fast = middle
        else:
            slow = middle
    return slow


def speed_mps(of_vdot: float, share: float) -> float:
    """Return the speed (m/s) that costs a share of VDOT: the positive root of the oxygen equation."""
    a, b, c = 0.000104, 0.182258, -4.60 - share * of_vdot
    return (-b + math.sqrt(b * b - 4 * a * c)) / (2 * a) / 60


def training_paces(of_vdot: float) -> dict[PaceName, float]:
    """Return the speed (m/s) of every named pace."""
    races = {name: metres / race_s(of_vdot, metres) for name, metres in RACES_M.items()}
    return {**races, **{name: speed_mps(of_vdot, share) for name, share in SHARES.items()}}
