"""How hard a workout is, as one number."""

from __future__ import annotations

from runtimer.domain.targets import PaceName
from runtimer.domain.workout import Intensity
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.plan.skyline import GRADE_COST

_EFFORTS = {
    Intensity.ACTIVE: 1.0,
    Intensity.WARMUP: 0.75,
    Intensity.COOLDOWN: 0.7,
    Intensity.RECOVERY: 0.65,
    Intensity.REST: 0.0,
}
"""Shares of threshold speed where the runner's is not known: running, and what is run between."""


def load(plan: Plan) -> float:
    """Return the load of a plan: hours times the square of the share of threshold speed, times 100.

    An hour at threshold is 100, as in the training stress score of A. Coggan; grades count as the speed
    that costs as much.
    """
    threshold = plan.runner.paces.get(PaceName.THRESHOLD)
    return sum(_load(segment, threshold) for segment in plan.due)


def _load(segment: Segment, threshold_mps: float | None) -> float:
    hours = segment.estimate_s / 3600
    if threshold_mps is None or not segment.speeds_mps:
        return 100 * hours * _EFFORTS[segment.verb.intensity] ** 2
    grade = 1 + GRADE_COST * max(0.0, segment.target.incline_percent or 0.0) / 100
    squares = [(mps * grade / threshold_mps) ** 2 for mps in segment.speeds_mps]
    return 100 * hours * sum(squares) / len(squares)
