"""The workout as authored: steps and sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from runtimer.domain.goals import DistanceGoal, Goal, TimeGoal
from runtimer.domain.targets import Target

MAX_REPETITIONS = 100
MAX_DEPTH = 8
MAX_STEP_CUES = 100
MAX_CUES = 1000
"""What authors put into one step and into a whole workout, at most."""
SHORTEST_STEP_S = 1.0
"""A step that is given a shorter time is over before anybody knows of it."""

Address = tuple[int, ...]
"""Where a step or set stands: its index in the workout, then in each set around it (``steps`` first, then
``between``)."""


class Intensity(StrEnum):
    """What kind of work a step is; it decides colour, tone and shape."""

    WARMUP = "warmup"
    ACTIVE = "active"
    RECOVERY = "recovery"
    REST = "rest"
    COOLDOWN = "cooldown"


class Verb(StrEnum):
    """What is done in a step."""

    WARMUP = "warmup"
    RUN = "run"
    JOG = "jog"
    WALK = "walk"
    RECOVER = "recover"
    REST = "rest"
    COOLDOWN = "cooldown"

    @property
    def intensity(self) -> Intensity:
        """The kind of work that this verb is."""
        return _INTENSITIES.get(self, Intensity.RECOVERY)


_INTENSITIES = {
    Verb.WARMUP: Intensity.WARMUP,
    Verb.RUN: Intensity.ACTIVE,
    Verb.REST: Intensity.REST,
    Verb.COOLDOWN: Intensity.COOLDOWN,
}


class MarkKind(StrEnum):
    """From where a cue's place in a step is counted."""

    AFTER_SECONDS = "after_seconds"
    BEFORE_END_SECONDS = "before_end_seconds"
    SHARE = "share"
    AFTER_METRES = "after_metres"
    EVERY_METRES = "every_metres"
    EVERY_SECONDS = "every_seconds"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a step: seconds, metres, or a share of the goal (0.5 is halfway)."""

    kind: MarkKind
    value: float


@dataclass(frozen=True, slots=True)
class AuthoredCue:
    """Words or a sound that the author wants at a mark; exactly one of the two."""

    at: Mark
    say: str | None = None
    sound: str | None = None

    def __post_init__(self) -> None:
        if (self.say is None) == (self.sound is None):
            raise ValueError("a cue says something or sounds, one of the two")


@dataclass(frozen=True, slots=True)
class Step:
    """The smallest instruction.

    ``goals`` and ``targets`` have one entry, or one for each repetition of the set around it.
    """

    verb: Verb
    goals: tuple[Goal, ...]
    targets: tuple[Target, ...] = (Target(),)
    name: str | None = None
    note: str | None = None
    say: str | None = None
    cues: tuple[AuthoredCue, ...] = ()

    def __post_init__(self) -> None:
        if not self.goals or not self.targets:
            raise ValueError("a step has a goal and a target")

    def goal(self, repetition: int) -> Goal:
        """Return the goal in the given repetition (from 0); the last entry serves any repetition added later."""
        return self.goals[min(repetition, len(self.goals) - 1)]

    def target(self, repetition: int) -> Target:
        """Return the target in the given repetition (from 0)."""
        return self.targets[min(repetition, len(self.targets) - 1)]

    def entry(self, repetition: int) -> int:
        """Return which entry of its lists serves the given repetition (from 0).

        Lists of one entry serve every repetition with it.
        """
        return min(repetition, max(len(self.goals), len(self.targets)) - 1)


@dataclass(frozen=True, slots=True)
class Times:
    """So many repetitions: ``due`` are counted, those up to ``most`` are offered."""

    due: int
    most: int

    def __post_init__(self) -> None:
        if not 1 <= self.due <= self.most <= MAX_REPETITIONS:
            raise ValueError(f"repetitions must be within 1 and {MAX_REPETITIONS}")


@dataclass(frozen=True, slots=True)
class Until:
    """Repetitions begin until so much time or distance has passed since the set began."""

    goal: TimeGoal | DistanceGoal


@dataclass(frozen=True, slots=True)
class Set:
    """Steps done several times; ``between`` lies between two repetitions.

    ``every_s`` is the send-off in seconds.
    """

    times: Times | Until
    steps: tuple[Step | Set, ...]
    between: tuple[Step | Set, ...] = ()
    every_s: float | None = None

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("a set has steps")

    @property
    def children(self) -> tuple[Step | Set, ...]:
        """Steps, then what lies between: the order that an :data:`Address` counts in."""
        return self.steps + self.between


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout: a title and what to do, in order."""

    name: str
    steps: tuple[Step | Set, ...]
    about: str | None = None
    author: str | None = None
    license: str | None = None
    source: str | None = None
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("a workout has steps")

    def walk(self) -> Iterator[tuple[Address, Step | Set]]:
        """Yield every step and set with its address, in the order of the file."""
        yield from _walk(self.steps, ())


def _walk(children: tuple[Step | Set, ...], above: Address) -> Iterator[tuple[Address, Step | Set]]:
    for index, child in enumerate(children):
        yield (*above, index), child
        if isinstance(child, Set):
            yield from _walk(child.children, (*above, index))
