"""What runners tell about themselves, from which their paces come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from runtimer.domain.daniels import training_paces, vdot, vdot_at_threshold
from runtimer.domain.heart import HeartRates
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit

FRESH = timedelta(days=183)
"""A race result says what a runner can do for half a year."""

SHORTEST_RACE_M, LONGEST_RACE_M = 800.0, 100_000.0
LEAST_VDOT, MOST_VDOT = 10.0, 90.0
"""Five kilometres in well over an hour; the world records are at about 85."""


class PaceSource(StrEnum):
    """Where the speed of a named pace comes from."""

    OWN = "own"
    RACE = "race"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True)
class RaceResult:
    """A race: metres, seconds, and the day it was run on where that is known."""

    metres: float
    seconds: float
    day: date | None = None

    def __post_init__(self) -> None:
        if not SHORTEST_RACE_M <= self.metres <= LONGEST_RACE_M:
            raise ValueError(
                f"a race must be within {SHORTEST_RACE_M} and {LONGEST_RACE_M} m, not {self.metres}"
            )
        if not (self.seconds > 0 and LEAST_VDOT <= self.vdot <= MOST_VDOT):
            raise ValueError(f"nobody runs {self.metres} m in {self.seconds} s and calls it a race")

    @property
    def vdot(self) -> float:
        """The VDOT of the result."""
        return vdot(self.metres, self.seconds)

    def is_old(self, today: date) -> bool:
        """Return whether the result is from more than half a year ago."""
        return self.day is not None and today - self.day > FRESH


def race_that_counts(races: Sequence[RaceResult], today: date) -> RaceResult | None:
    """Return the race that says most about a runner on a day: the best of the last half year, else the last one; None of none."""
    run = [race for race in races if race.day is None or race.day <= today] or races
    fresh = [race for race in run if not race.is_old(today)]
    if fresh:
        return max(fresh, key=lambda race: race.vdot)
    return max(run, key=lambda race: race.day or today, default=None)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a runner as they told it: speeds in m/s; ``own`` paces go before all that is derived.

    ``races`` are all that were told, ``race`` is the one that counts today.
    """

    unit: Unit = Unit.KM
    races: tuple[RaceResult, ...] = ()
    threshold_mps: float | None = None
    own: Mapping[PaceName, float] = field(default_factory=dict)
    walk_mps: float | None = None
    heart: HeartRates = field(default_factory=HeartRates)
    race: RaceResult | None = None

    @property
    def vdot(self) -> float | None:
        """The VDOT of the race, else that of the threshold pace; None while neither is known."""
        if self.race:
            return self.race.vdot
        return vdot_at_threshold(self.threshold_mps) if self.threshold_mps else None

    def source(self, name: PaceName) -> PaceSource | None:
        """Say where the speed of a pace comes from; None: it is not known."""
        if name in self.own:
            return PaceSource.OWN
        if self.threshold_mps and (name is PaceName.THRESHOLD or not self.race):
            return PaceSource.THRESHOLD
        return PaceSource.RACE if self.race else None


def runner_of(profile: Profile) -> Runner:
    """Return the runner with the speed of every pace that can be known."""
    derived = training_paces(profile.vdot) if profile.vdot else {}
    threshold = {PaceName.THRESHOLD: profile.threshold_mps} if profile.threshold_mps else {}
    return Runner(profile.unit, {**derived, **threshold, **profile.own}, profile.walk_mps, profile.heart)
