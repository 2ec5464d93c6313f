"""What a runner tells of themselves, and the runner that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from runtimer.domain.daniels import training_paces, vdot
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit

OLD_AFTER_DAYS = 183
"""A result older than half a year is used, and said to be old."""


@dataclass(frozen=True, slots=True)
class Race:
    """A result: metres, seconds, and the day if it is known. Raises ValueError for one that gives no VDOT."""

    metres: float
    seconds: float
    on: date | None = None

    def __post_init__(self) -> None:
        vdot(self.metres, self.seconds)

    def is_old(self, today: date) -> bool:
        """Return whether the runner has probably changed since."""
        return self.on is not None and (today - self.on).days > OLD_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Profile:
    """The runner's own settings: unit, a race, and speeds (m/s) of paces that go before those of the race."""

    unit: Unit = Unit.KM
    race: Race | None = None
    paces: Mapping[PaceName, float] = field(default_factory=dict)
    walk_mps: float | None = None

    def runner(self, unit: Unit | None = None) -> Runner:
        """Return the runner, with another unit if one is given for the moment."""
        raced = training_paces(vdot(self.race.metres, self.race.seconds)) if self.race else {}
        return Runner(unit or self.unit, {**raced, **self.paces}, self.walk_mps)
