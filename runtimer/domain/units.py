"""Lengths and speeds: SI inside, with the factors to the runner's units."""

from __future__ import annotations

from enum import StrEnum

METRES_PER_KM = 1000.0
METRES_PER_MILE = 1609.344
"""International mile (1959 agreement): exactly 1609.344 m."""
METRES_PER_YARD = 0.9144
SECONDS_PER_HOUR = 3600.0


class LengthUnit(StrEnum):
    """A unit in which a runner writes a length."""

    M = "m"
    KM = "km"
    MI = "mi"
    YD = "yd"

    @property
    def metres(self) -> float:
        """Metres in one of this unit."""
        return _METRES[self]


_METRES = {
    LengthUnit.M: 1.0,
    LengthUnit.KM: METRES_PER_KM,
    LengthUnit.MI: METRES_PER_MILE,
    LengthUnit.YD: METRES_PER_YARD,
}


class Unit(StrEnum):
    """The runner's own unit, in which paces, speeds and the belt are shown."""

    KM = "km"
    MI = "mi"

    @property
    def metres(self) -> float:
        """Metres in one kilometre or one mile."""
        return METRES_PER_KM if self is Unit.KM else METRES_PER_MILE

    def per_hour(self, mps: float) -> float:
        """``mps`` metres a second as km/h or mph."""
        return mps * SECONDS_PER_HOUR / self.metres

    def from_per_hour(self, speed: float) -> float:
        """``speed`` km/h or mph as metres a second."""
        return speed * self.metres / SECONDS_PER_HOUR

    def pace_s(self, mps: float) -> float:
        """Return the seconds for one kilometre or mile at ``mps`` metres a second."""
        return self.metres / mps
