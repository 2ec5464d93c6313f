"""Targets: what to hold during a step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runtimer.domain.units import Unit

SLOWEST_MPS = 0.3
FASTEST_MPS = 12.5
"""The range of sense of a speed; sprinters peak at 12.4 m/s."""


class PaceName(StrEnum):
    """A pace that each runner fills with their own speed."""

    EASY = "easy"
    MARATHON = "marathon"
    HALF = "half"
    THRESHOLD = "threshold"
    TEN_K = "10k"
    FIVE_K = "5k"
    THREE_K = "3k"
    MILE = "mile"
    INTERVAL = "interval"
    REPETITION = "repetition"


SLOWEST_FIRST = (
    PaceName.EASY,
    PaceName.MARATHON,
    PaceName.HALF,
    PaceName.THRESHOLD,
    PaceName.TEN_K,
    PaceName.FIVE_K,
    PaceName.INTERVAL,
    PaceName.THREE_K,
    PaceName.MILE,
    PaceName.REPETITION,
)
"""Usual order of the paces; interval is about what can be raced for 11 minutes, repetition about mile pace
(Daniels)."""


class Shape(StrEnum):
    """How the two ends of a speed target belong together."""

    HOLD = "hold"
    RANGE = "range"
    PROGRESSION = "progression"


class Quantity(StrEnum):
    """The quantity that was written; the middle of a range is taken in it."""

    PACE = "pace"
    SPEED = "speed"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class ExactSpeed:
    """A speed in metres a second."""

    mps: float

    def __post_init__(self) -> None:
        if not SLOWEST_MPS <= self.mps <= FASTEST_MPS:
            raise ValueError(f"speed must be within {SLOWEST_MPS} and {FASTEST_MPS} m/s, not {self.mps}")


@dataclass(frozen=True, slots=True)
class NamedSpeed:
    """A share of the speed at a named pace, or that pace plus ``offset_s_per_m`` seconds for each metre."""

    name: PaceName
    share: float = 1.0
    offset_s_per_m: float = 0.0


SpeedPoint = ExactSpeed | NamedSpeed


@dataclass(frozen=True, slots=True)
class SpeedTarget:
    """A speed to hold, a range to stay in (first end slower), or a progression from the first end to the second.

    ``text`` is as the author wrote it (blanks made even); ``unit`` is the unit written, None for names and times.
    """

    text: str
    start: SpeedPoint
    end: SpeedPoint
    shape: Shape = Shape.HOLD
    quantity: Quantity = Quantity.PACE
    unit: Unit | None = None

    @property
    def name(self) -> str | None:
        """Names of the paces in it: ``5k``, ``10k-5k``; None when it is all numbers."""
        names = [point.name.value for point in (self.start, self.end) if isinstance(point, NamedSpeed)]
        return "-".join(dict.fromkeys(names)) or None


@dataclass(frozen=True, slots=True)
class Band:
    """From ``low`` to ``high``, equal for a single value (beats or steps a minute, or RPE)."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"the lower end comes first: {self.high}-{self.low}")


@dataclass(frozen=True, slots=True)
class Zone:
    """A heart-rate zone, 1 to 5."""

    number: int


@dataclass(frozen=True, slots=True)
class Target:
    """All that a step asks to hold; what is None is free."""

    speed: SpeedTarget | None = None
    incline_percent: float | None = None
    hr: Band | Zone | None = None
    cadence: Band | None = None
    rpe: Band | None = None
