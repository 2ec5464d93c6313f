"""From a speed target to the row of speeds that a belt is set to."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.runner import Runner
from runtimer.domain.targets import NamedSpeed, Quantity, Shape, SpeedPoint, SpeedTarget
from runtimer.domain.treadmill import ordinary_belt
from runtimer.domain.units import Unit

SHORTEST_PORTION_S = 0.5
"""A hand presses a button twice a second: a progression that would have shorter portions takes several
notches at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """The speeds (m/s) of equal portions of a goal: as they are asked for, and as the belt will really have them."""

    asked_mps: tuple[float, ...] = ()
    belt_mps: tuple[float, ...] = ()


def point_mps(point: SpeedPoint, runner: Runner) -> float | None:
    """Return a point's speed in m/s today, None while the runner's named pace is unknown or an offset leaves no speed."""
    if not isinstance(point, NamedSpeed):
        return point.mps * runner.scale
    own_mps = runner.paces.get(point.name)
    if own_mps is None:
        return None
    seconds_per_metre = 1 / (own_mps * point.share) + point.offset_s_per_m
    return runner.scale / seconds_per_metre if seconds_per_metre > 0 else None


def ends_mps(target: SpeedTarget, runner: Runner) -> tuple[float, float] | None:
    """Return both ends in m/s (a range slower first, a progression from and to), None where one is unknown."""
    start, end = point_mps(target.start, runner), point_mps(target.end, runner)
    if start is None or end is None:
        return None
    return (min(start, end), max(start, end)) if target.shape is Shape.RANGE else (start, end)


def row_of(target: SpeedTarget | None, runner: Runner) -> Row:
    """Return the speeds of the equal portions of a goal: none where unknown, one to hold, several in a progression."""
    ends = ends_mps(target, runner) if target else None
    if target is None or ends is None:
        return Row()
    if target.shape is Shape.PROGRESSION:
        return _progression(*ends, target.unit or runner.unit, runner)
    asked_mps = _middle(*ends, target.quantity)
    return Row((asked_mps,), (real_mps(asked_mps, runner),))


def thinned(row: Row, seconds: float) -> Row:
    """Return a row of as many speeds as can be set in so many seconds.

    The first and the last of them stay.
    """
    most = max(1, int(seconds / SHORTEST_PORTION_S))
    if len(row.belt_mps) <= most:
        return row
    last = len(row.belt_mps) - 1
    chosen = [round(last * n / (most - 1)) for n in range(most)] if most > 1 else [last // 2]
    return Row(tuple(row.asked_mps[n] for n in chosen), tuple(row.belt_mps[n] for n in chosen))


def real_mps(mps: float, runner: Runner) -> float:
    """Return the speed that the runner's belt has when it is set to ``mps`` as nearly as it can be."""
    return runner.treadmill.setting_for(mps).mps if runner.treadmill else mps


def _progression(start: float, end: float, unit: Unit, runner: Runner) -> Row:
    if runner.treadmill is None:
        notch_mps = unit.from_per_hour(ordinary_belt(unit).step)
        asked_mps = _even(start, end, max(1, round(abs(end - start) / notch_mps)))
        return Row(asked_mps, asked_mps)
    ladder = runner.treadmill.ladder(start, end)
    return Row(_even(start, end, len(ladder) - 1), tuple(setting.mps for setting in ladder))


def _middle(slow: float, fast: float, quantity: Quantity) -> float:
    """Return the middle in the quantity that was written: the middle of two paces is not the middle of their speeds."""
    if slow == fast:
        return slow
    return (slow + fast) / 2 if quantity is Quantity.SPEED else 2 / (1 / slow + 1 / fast)


def _even(start: float, end: float, changes: int) -> tuple[float, ...]:
    """Go from ``start`` to ``end`` in so many even changes; where there is none, be at the middle."""
    if changes == 0 or start == end:
        return ((start + end) / 2,)
    return tuple(start + (end - start) * n / changes for n in range(changes + 1))
