"""What a race says about the paces of training, by the equations of Daniels and Gilbert.

J. Daniels and J. Gilbert, *Oxygen Power: Performance Tables for Distance Runners*, 1979; the shares of VDOT
that training is done at are those that give the tables of J. Daniels, *Daniels' Running Formula*, 3rd
edition, Human Kinetics 2014.
"""

from __future__ import annotations

import math
from itertools import pairwise

from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS, PaceName

SECONDS_PER_MINUTE = 60.0

RACES_M = {
    PaceName.MARATHON: 42_195.0,
    PaceName.HALF: 21_097.5,
    PaceName.TEN_K: 10_000.0,
    PaceName.FIVE_K: 5_000.0,
    PaceName.THREE_K: 3_000.0,
    PaceName.MILE: 1_609.344,
}
"""Paces that are named after a race, with its distance in metres."""

EASY_SHARE = 0.678
"""Daniels gives a range, from 63 to about 73.5 % of VDOT; this is the middle of its two paces."""
THRESHOLD_SHARE = 0.88
INTERVAL_SHARE = 0.974
_REPETITION_SHARES = (
    (30.0, 1.046),
    (40.0, 1.075),
    (50.0, 1.072),
    (60.0, 1.073),
    (70.0, 1.098),
    (85.0, 1.1145),
)
"""Repetition is no fixed share in the tables, which give it in seconds for 200 to 800 m: VDOT and share,
straight between them."""

_HALVINGS = 60
"""Of the span of possible times: far below a millisecond."""


def vdot(metres: float, seconds: float) -> float:
    """Return the VDOT (ml of oxygen a kilogram and minute) of a race result.

    The equations are meant for races of 3.5 minutes to 4 hours.
    """
    return _cost(metres / seconds) / _sustained(seconds)


def vdot_at_threshold(mps: float) -> float:
    """Return the VDOT of a runner whose threshold pace is ``mps`` metres a second."""
    return _cost(mps) / THRESHOLD_SHARE


def race_seconds(vdot_: float, metres: float) -> float:
    """Return the time of a race over ``metres`` that has this VDOT, within the range of sense of speeds."""
    fast, slow = metres / FASTEST_MPS, metres / SLOWEST_MPS
    for _ in range(_HALVINGS):
        middle = (fast + slow) / 2
        if vdot(metres, middle) > vdot_:
            fast = middle
        else:
            slow = middle
    return (fast + slow) / 2


def training_paces(vdot_: float) -> dict[PaceName, float]:
    """Return the speed (m/s) of every named pace: those of races as they are raced, the others by their share of VDOT."""
    raced = {name: metres / race_seconds(vdot_, metres) for name, metres in RACES_M.items()}
    shares = {
        PaceName.EASY: EASY_SHARE,
        PaceName.THRESHOLD: THRESHOLD_SHARE,
        PaceName.INTERVAL: INTERVAL_SHARE,
        PaceName.REPETITION: _repetition_share(vdot_),
    }
    return raced | {name: _speed(vdot_ * share) for name, share in shares.items()}


def _cost(mps: float) -> float:
    """Return the oxygen (ml/kg/min) that running at a speed takes."""
    metres_a_minute = mps * SECONDS_PER_MINUTE
    return -4.60 + 0.182258 * metres_a_minute + 0.000104 * metres_a_minute**2


def _speed(cost: float) -> float:
    """Return the speed (m/s) that so much oxygen allows: the equation of its cost, solved."""
    root = math.sqrt(0.182258**2 + 4 * 0.000104 * (4.60 + cost))
    return (root - 0.182258) / (2 * 0.000104) / SECONDS_PER_MINUTE


def _sustained(seconds: float) -> float:
    """Return the share of the greatest intake of oxygen that a race of this duration is run at."""
    minutes = seconds / SECONDS_PER_MINUTE
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def _repetition_share(vdot_: float) -> float:
    (_, share), *_ = _REPETITION_SHARES
    for (low, at_low), (high, at_high) in pairwise(_REPETITION_SHARES):
        if vdot_ > low:
            share = at_low + (at_high - at_low) * (min(vdot_, high) - low) / (high - low)
    return share
