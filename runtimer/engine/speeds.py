"""From a speed target to the row of speeds that a belt is set to."""

from __future__ import annotations

from runtimer.domain.runner import Runner
from runtimer.domain.targets import NamedSpeed, Quantity, Shape, SpeedPoint, SpeedTarget
from runtimer.domain.units import Unit

NOTCH = 0.1
"""A notch of the belt, in km/h or mph."""


def point_mps(point: SpeedPoint, runner: Runner) -> float | None:
    """Return a point's speed in m/s, None while the runner's named pace is unknown or an offset leaves no speed."""
    if not isinstance(point, NamedSpeed):
        return point.mps
    known = runner.paces.get(point.name)
    if known is None:
        return None
    seconds_per_metre = 1 / (known * point.share) + point.offset_s_per_m
    return 1 / seconds_per_metre if seconds_per_metre > 0 else None


def ends_mps(target: SpeedTarget, runner: Runner) -> tuple[float, float] | None:
    """Return both ends in m/s (a range slower first, a progression from and to), None where one is unknown."""
    start, end = point_mps(target.start, runner), point_mps(target.end, runner)
    if start is None or end is None:
        return None
    return (min(start, end), max(start, end)) if target.shape is Shape.RANGE else (start, end)


def row_mps(target: SpeedTarget | None, runner: Runner) -> tuple[float, ...]:
    """Return the speeds (m/s) of the equal portions of a goal: none where unknown, one to hold, several in a progression."""
    ends = ends_mps(target, runner) if target else None
    if target is None or ends is None:
        return ()
    if target.shape is Shape.PROGRESSION:
        return _notches(*ends, unit=target.unit or runner.unit)
    return (_middle(*ends, target.quantity),)


def _middle(slow: float, fast: float, quantity: Quantity) -> float:
    """Return the middle in the quantity that was written: the middle of two paces is not the middle of their speeds."""
    if slow == fast:
        return slow
    return (slow + fast) / 2 if quantity is Quantity.SPEED else 2 / (1 / slow + 1 / fast)


def _notches(start: float, end: float, unit: Unit) -> tuple[float, ...]:
    """Go from ``start`` to ``end`` in even changes, each as near to a notch of the belt as reaches both."""
    changes = max(1, round(abs(end - start) / unit.from_per_hour(NOTCH)))
    return tuple(start + (end - start) * i / changes for i in range(changes + 1)) if start != end else (start,)
