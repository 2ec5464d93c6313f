"""Goals: how a step ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

from runtimer.domain.units import LengthUnit


def _positive(value: float, what: str) -> None:
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"{what} must be a positive number, not {value}")


@dataclass(frozen=True, slots=True)
class TimeGoal:
    """Ends after so many seconds."""

    seconds: float

    def __post_init__(self) -> None:
        _positive(self.seconds, "seconds")


@dataclass(frozen=True, slots=True)
class DistanceGoal:
    """Ends after so many metres; ``unit`` is the one that was written."""

    metres: float
    unit: LengthUnit = LengthUnit.M

    def __post_init__(self) -> None:
        _positive(self.metres, "metres")


@dataclass(frozen=True, slots=True)
class OpenGoal:
    """Ends when the runner says so."""


@dataclass(frozen=True, slots=True)
class TotalTimeGoal:
    """Ends when the whole workout has taken so many seconds (without pauses)."""

    seconds: float

    def __post_init__(self) -> None:
        _positive(self.seconds, "seconds")


@dataclass(frozen=True, slots=True)
class TotalDistanceGoal:
    """Ends when so many metres have been run in the whole workout."""

    metres: float
    unit: LengthUnit = LengthUnit.M

    def __post_init__(self) -> None:
        _positive(self.metres, "metres")


@dataclass(frozen=True, slots=True)
class ShareGoal:
    """Ends after a share (1.0 is equal) of the moving time of the run step before it."""

    of_rep: float

    def __post_init__(self) -> None:
        _positive(self.of_rep, "share")


@dataclass(frozen=True, slots=True)
class SendOffGoal:
    """Ends ``every_s`` seconds after the start of the repetition that it follows.

    The plan makes such a goal; nobody writes one.
    """

    every_s: float

    def __post_init__(self) -> None:
        _positive(self.every_s, "every_s")


Goal = TimeGoal | DistanceGoal | OpenGoal | TotalTimeGoal | TotalDistanceGoal | ShareGoal | SendOffGoal
