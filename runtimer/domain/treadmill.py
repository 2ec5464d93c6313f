"""The treadmill: what its belt can be set to, and what it then really does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import ClassVar

from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.units import Unit

_DUST = 1e-9
"""Floating point's share of a step: settings are compared and rounded as if it were not there."""


@dataclass(frozen=True, slots=True)
class BeltSetting:
    """What the display shows (in its unit), the speed that the belt then has (m/s), whether the machine cannot go where it should."""

    shown: float
    mps: float
    capped: bool


@dataclass(frozen=True, slots=True)
class InclineSetting:
    """An incline that the machine can be set to, in percent, and whether it cannot go where it should."""

    percent: float
    capped: bool


@dataclass(frozen=True, slots=True)
class Treadmill:
    """A machine: what can be set on it, and what its belt then does.

    Speeds are in the unit of its display (km/h or mph), inclines in percent, ``lag_s`` is the time until a new speed is
    reached.

    ``calibration`` are points (shown, measured): what the display shows against what the belt was measured to
    do; one point is a factor, none an exact display.
    """

    unit: Unit = Unit.KM
    step: float = 0.1
    lowest: float = 0.8
    top: float = 20.0
    top_incline: float = 15.0
    incline_step: float = 0.5
    lag_s: float = 7.0
    calibration: tuple[tuple[float, float], ...] = ()

    LIMITS: ClassVar[dict[Unit, tuple[float, float]]] = {Unit.KM: (0.8, 20.0), Unit.MI: (0.5, 12.0)}
    """Lowest and top speed of an ordinary machine, in its unit."""

    def __post_init__(self) -> None:
        if not (self.step > 0 and self.incline_step > 0):
            raise ValueError("a step must be more than nothing")
        if not 0 < self.lowest < self.top < math.inf:
            raise ValueError("the lowest speed is above zero and below the top speed")
        if not (0 <= self.top_incline < math.inf and 0 <= self.lag_s < math.inf):
            raise ValueError("the top incline and the lag are not negative")
        shown, measured = [0.0, *(s for s, _ in self.calibration)], [0.0, *(m for _, m in self.calibration)]
        if not all(a < b for row in (shown, measured) for a, b in pairwise(row)):
            raise ValueError("calibration goes from slow to fast, in what is shown and in what is measured")

    def setting_for(self, mps: float) -> BeltSetting:
        """Return the setting whose real speed is nearest to ``mps`` metres a second."""
        figure = _along([(measured, shown) for shown, measured in self.calibration], self.unit.per_hour(mps))
        return self._setting(figure)

    def shows(self, figure: float) -> BeltSetting:
        """Return the setting that shows ``figure``, or the nearest one to it."""
        return self._setting(figure)

    def notch(self, mps: float, steps: int) -> BeltSetting:
        """Return the setting so many steps above (below: negative) the one for ``mps``."""
        shown = self.setting_for(mps).shown
        up, down = math.floor(shown / self.step + _DUST), math.ceil(shown / self.step - _DUST)
        return self._setting(_exact(((up if steps > 0 else down) + steps) * self.step))

    def ladder(self, start_mps: float, end_mps: float) -> tuple[BeltSetting, ...]:
        """Return the settings from the one for ``start_mps`` to the one for ``end_mps``, a step apart: a progression."""
        first, last = self.setting_for(start_mps), self.setting_for(end_mps)
        changes = round(abs(last.shown - first.shown) / self.step)
        if changes == 0:
            return (first,)
        between = (
            self._setting(first.shown + (last.shown - first.shown) * n / changes) for n in range(1, changes)
        )
        return (first, *between, last)

    def incline_for(self, percent: float) -> InclineSetting:
        """Return the incline that the machine can be set to, nearest to ``percent``."""
        stepped = _nearest(percent, self.incline_step)
        able = min(self.top_incline, max(0.0, stepped))
        return InclineSetting(able, abs(able - stepped) > _DUST)

    def _setting(self, figure: float) -> BeltSetting:
        stepped = min(self.top, max(self.lowest, _nearest(figure, self.step)))
        shown = min((stepped, self.lowest, self.top), key=lambda able: abs(able - figure))
        real = self.unit.from_per_hour(_along(self.calibration, shown))
        within = self.lowest - self.step / 2 - _DUST <= figure <= self.top + self.step / 2 + _DUST
        return BeltSetting(shown, real, capped=not within)


@cache
def ordinary_belt(unit: Unit) -> Treadmill:
    """Return a belt of which nothing is known: it goes in tenths as slowly and as fast as any speed may be."""
    return Treadmill(unit, lowest=unit.per_hour(SLOWEST_MPS), top=unit.per_hour(FASTEST_MPS))


def _along(points: Sequence[tuple[float, float]], value: float) -> float:
    """Follow a line through points: straight between them, in proportion beyond the ends."""
    if not points:
        return value
    for (left, at_left), (right, at_right) in pairwise(points):
        if left <= value <= right:
            return at_left + (at_right - at_left) * (value - left) / (right - left)
    end, at_end = points[0] if value < points[0][0] else points[-1]
    return value * at_end / end


def _nearest(value: float, step: float) -> float:
    return _exact(math.floor(value / step + 0.5 + _DUST) * step)


def _exact(value: float) -> float:
    """Leave out the dust: a display has few decimals."""
    return round(value, 6)
