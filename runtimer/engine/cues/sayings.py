"""What is to be said, as symbols: ``wording`` finds the words."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.goals import Goal
from runtimer.engine.plan.plan import Segment


@dataclass(frozen=True, slots=True)
class Beginning:
    """A step that begins: how it ends, at which speed (m/s; None: unknown, 0.0: standing)."""

    segment: Segment
    goal: Goal
    mps: float | None


@dataclass(frozen=True, slots=True)
class ComingNext:
    """The step that comes next, with the speed that the belt has to be set to (m/s; None: unknown, 0.0: standing)."""

    segment: Segment
    mps: float | None


@dataclass(frozen=True, slots=True)
class BeltStep:
    """The speed (m/s) that the belt has to be set to now, in a step whose speed changes."""

    mps: float


@dataclass(frozen=True, slots=True)
class Halfway:
    """Half of a step is behind."""


@dataclass(frozen=True, slots=True)
class Left:
    """How much of a step is left: seconds of a time, metres of a distance."""

    seconds: float | None = None
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class SplitPassed:
    """A full kilometre or mile of a long step: ``number`` of them are behind, the last took ``seconds``, ``off_s`` more than planned."""

    number: int
    seconds: float
    off_s: float | None = None


@dataclass(frozen=True, slots=True)
class RepResult:
    """What the repetition just done came to: moving seconds, and how many more than planned."""

    seconds: float
    off_s: float | None = None


@dataclass(frozen=True, slots=True)
class SendOffLate:
    """The repetition that begins should have begun so many seconds before."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The workout is over: repetitions done, the time and distance of all."""

    reps: int
    moving_s: float
    metres: float


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the runner is, as they asked: the step, what is left of it and of the whole, the speed (m/s)."""

    segment: Segment | None
    left: Left | None
    whole_left_s: float
    mps: float | None


@dataclass(frozen=True, slots=True)
class Authored:
    """The author's own words."""

    text: str


Saying = (
    Beginning
    | ComingNext
    | BeltStep
    | Halfway
    | Left
    | SplitPassed
    | RepResult
    | SendOffLate
    | Finished
    | Whereabouts
    | Authored
)
