"""The plan: every segment of a workout in order, with what is known of its time and distance."""

from __future__ import annotations

from dataclasses import dataclass, field

from runtimer.domain.errors import Problem
from runtimer.domain.goals import Goal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Target
from runtimer.domain.workout import Address, AuthoredCue, Verb, Workout


@dataclass(frozen=True, slots=True)
class Rep:
    """Repetition ``number`` (from 1) of ``of`` in a set."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One step at one place of the plan.

    ``speeds_mps`` is a row of equal portions of the goal: empty where the speed is unknown, one entry to
    hold, several for a progression; they are the belt's, and ``asked_mps`` is what the target asks for.
    ``duration_s`` is None where only a key can end it; ``estimate_s`` and ``metres`` always count in totals.
    """

    index: int
    address: Address
    verb: Verb
    goal: Goal
    target: Target
    reps: tuple[Rep, ...]
    """The repetition in each set around it, outermost first."""
    sets: tuple[int, ...]
    """The entries of :attr:`Plan.sets` around it, outermost first."""
    between: bool
    """Whether it lies between two repetitions (it carries the number of the one just done)."""
    optional: bool
    speeds_mps: tuple[float, ...]
    asked_mps: tuple[float, ...]
    start_s: float
    duration_s: float | None
    estimate_s: float
    metres: float
    estimated: bool
    """Whether the duration rests on an estimate."""
    metres_estimated: bool
    source: int | None = None
    """The segment that a share is of, or whose start a send-off counts from."""
    name: str | None = None
    note: str | None = None
    say: str | None = None
    cues: tuple[AuthoredCue, ...] = ()

    @property
    def speed_mps(self) -> float | None:
        """The speed it begins with, None where unknown."""
        return self.speeds_mps[0] if self.speeds_mps else None

    def off_target(self, mps: float) -> float:
        """Return by which share of its target a planned speed of the belt is off it: positive, faster.

        Return zero for a speed that was not planned.
        """
        target_mps = next(
            (
                target_mps
                for target_mps, planned in zip(self.asked_mps, self.speeds_mps, strict=True)
                if planned == mps
            ),
            mps,
        )
        return mps / target_mps - 1


SetKey = tuple[int, ...]
"""Which pass through a set: its address with the repetition (from 0) of each set around it, alternating,
outermost first."""


@dataclass(frozen=True, slots=True)
class SetSpan:
    """A set at one place of the plan: segments ``start`` to ``end`` (exclusive), ``of`` repetitions."""

    key: SetKey
    address: Address
    start: int
    end: int
    of: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A workout unrolled for a runner; ``counts`` are the repetitions that the runner changed on the way."""

    workout: Workout
    runner: Runner
    segments: tuple[Segment, ...]
    sets: tuple[SetSpan, ...]
    warnings: tuple[Problem, ...] = ()
    counts: tuple[tuple[SetKey, int], ...] = field(default=())

    @property
    def due(self) -> tuple[Segment, ...]:
        """Segments that count in totals: all but the optional ones."""
        return tuple(segment for segment in self.segments if not segment.optional)

    @property
    def duration_s(self) -> float:
        """Seconds that the workout takes, optional repetitions left out."""
        return sum(segment.estimate_s for segment in self.due)

    @property
    def metres(self) -> float:
        """Metres that the workout covers, optional repetitions left out."""
        return sum(segment.metres for segment in self.due)

    @property
    def estimated(self) -> bool:
        """Whether the duration rests on an estimate."""
        return any(segment.estimated for segment in self.due)

    @property
    def metres_estimated(self) -> bool:
        """Whether the distance rests on an estimate."""
        return any(segment.metres_estimated for segment in self.due)
