"""Commands: what the runner asks of the session, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpeedSource(StrEnum):
    """Who made a change of speed."""

    PLAN = "plan"
    KEY = "key"
    """The runner, by a key or a command."""
    BELT = "belt"
    """A treadmill that says what its belt does."""


@dataclass(frozen=True, slots=True)
class ScaleSpeeds:
    """Before the start: run every speed of today at so large a share of what is asked for."""

    scale: float


@dataclass(frozen=True, slots=True)
class Start:
    """Begin: get ready for so many seconds, then the first step; again while getting ready: begin at once."""

    ready_s: float = 10.0


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the session's time."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause, with a lead-in after a long one; again during the lead-in: at once."""


@dataclass(frozen=True, slots=True)
class Done:
    """The repetition is done: close the step that only a key can end."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next step."""


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the start of this step, or in its first three seconds to the step before."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last *done*, *next*, *end set*, *one repetition more* or *fewer* back.

    In a session that was left early, take back that it was left.
    """


@dataclass(frozen=True, slots=True)
class Extend:
    """Change this step's goal by seconds, or by metres if it is a distance; negative is less."""

    seconds: float
    metres: float


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """The belt now runs at so many metres a second, as ``source`` says: a key or the belt itself."""

    mps: float
    source: SpeedSource = SpeedSource.KEY


@dataclass(frozen=True, slots=True)
class AddRep:
    """One repetition more in the innermost set."""


@dataclass(frozen=True, slots=True)
class DropRep:
    """One repetition fewer in the innermost set."""


@dataclass(frozen=True, slots=True)
class EndSet:
    """Go to what follows the innermost set."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Leave: before the end the workout is broken off, after it the session is closed."""


Command = (
    ScaleSpeeds
    | Start
    | Pause
    | Resume
    | Done
    | Next
    | Back
    | Undo
    | Extend
    | SetSpeed
    | AddRep
    | DropRep
    | EndSet
    | Finish
)
