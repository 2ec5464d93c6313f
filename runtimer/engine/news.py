"""News: what listeners hear, in the past tense; ``at`` is on the clock that the session is given.

Events are what happens to the session. Commands that it took, cues whose time has come and notices stand beside
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from runtimer.domain.goals import Goal
from runtimer.engine.cues.cue import Cue
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.commands import Command, SpeedSource


class Outcome(StrEnum):
    """How a pass ended."""

    DONE = "done"
    SKIPPED = "skipped"
    LEFT = "left"
    """Left backwards, to be run again."""
    TAKEN_BACK = "taken back"
    BROKEN_OFF = "broken off"


VOID = (Outcome.LEFT, Outcome.TAKEN_BACK)
"""Passes that were not the last word on their segment."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One time through a segment: entered, ended, and what it came to.

    ``segment`` is as the plan had it then, so that a pass says what was run even where the plan
    changed later. ``moving_s`` is without pauses; ``counted_s`` is what a share of it counts with (the
    planned time when skipped).
    """

    serial: int
    segment: Segment
    entered: timedelta
    ended: timedelta
    outcome: Outcome
    moving_s: float
    counted_s: float
    metres: float
    estimated: bool
    """Whether the metres rest on an estimate of the speed."""
    moving_before_s: float
    """Moving time of the session when it was entered."""
    by_key: bool = False
    belt_changed: bool = False
    """Whether the runner changed the speed."""

    @property
    def segment_index(self) -> int:
        """The place of its segment in the plan."""
        return self.segment.index


@dataclass(frozen=True, slots=True)
class GetReadyBegan:
    """The seconds before the first step began."""

    at: timedelta
    seconds: float


@dataclass(frozen=True, slots=True)
class SegmentEntered:
    """A pass through a segment began.

    ``until`` is None where only a key ends it, ``speeds_mps`` empty where no speed is known.

    The speeds are the plan's with what the runner has done to the belt in an earlier repetition.
    """

    at: timedelta
    serial: int
    segment_index: int
    goal: Goal
    until: timedelta | None
    speeds_mps: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class RepDone:
    """A ``run`` step inside a set was completed."""

    at: timedelta
    segment_pass: Pass


@dataclass(frozen=True, slots=True)
class SegmentDone:
    """Any other step was completed."""

    at: timedelta
    segment_pass: Pass


@dataclass(frozen=True, slots=True)
class SegmentSkipped:
    """A step was closed early, or not begun since its total was reached (``segment_pass`` is None)."""

    at: timedelta
    segment_index: int
    segment_pass: Pass | None


@dataclass(frozen=True, slots=True)
class SegmentLeft:
    """A step was left backwards."""

    at: timedelta
    segment_pass: Pass


@dataclass(frozen=True, slots=True)
class SegmentBrokenOff:
    """The runner left the session during a step."""

    at: timedelta
    segment_pass: Pass


@dataclass(frozen=True, slots=True)
class StepTakenBack:
    """An earlier command was undone: pass ``serial`` goes on, all after it are void.

    ``segment_pass`` is the pass that was under way.
    """

    at: timedelta
    segment_pass: Pass | None
    serial: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The session's time stopped."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class LeadInBegan:
    """The seconds before the session goes on began."""

    at: timedelta
    seconds: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session's time goes on."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class GoalChanged:
    """The runner changed a step's goal."""

    at: timedelta
    goal: Goal


@dataclass(frozen=True, slots=True)
class SpeedChanged:
    """The speed changed; ``source`` is the plan in a progression, else a key or the belt."""

    at: timedelta
    mps: float
    source: SpeedSource


@dataclass(frozen=True, slots=True)
class RepsChanged:
    """The innermost set now has ``of`` repetitions."""

    at: timedelta
    of: int


@dataclass(frozen=True, slots=True)
class SetEnded:
    """The runner ended a set; ``following`` is the segment after it (the plan's length: none)."""

    at: timedelta
    following: int


@dataclass(frozen=True, slots=True)
class SendOffMissed:
    """A repetition took ``late_s`` seconds longer than its send-off."""

    at: timedelta
    late_s: float


@dataclass(frozen=True, slots=True)
class CommandTaken:
    """The session took a command: these, with their times, are all that it takes to run it again."""

    at: timedelta
    command: Command


@dataclass(frozen=True, slots=True)
class CueDue:
    """A cue's time has come."""

    at: timedelta
    cue: Cue


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something that the runner should know: a command that was refused, a sound that failed."""

    at: timedelta
    text: str


@dataclass(frozen=True, slots=True)
class WorkoutFinished:
    """The last step ended, or the runner broke the workout off."""

    at: timedelta
    complete: bool


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The runner is through with the finished session."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class SessionReopened:
    """Leaving was undone: pass ``serial`` goes on (None where none had begun), paused since ``paused_at``."""

    at: timedelta
    serial: int | None
    paused_at: timedelta


Event = (
    GetReadyBegan
    | SegmentEntered
    | RepDone
    | SegmentDone
    | SegmentSkipped
    | SegmentLeft
    | SegmentBrokenOff
    | StepTakenBack
    | Paused
    | LeadInBegan
    | Resumed
    | GoalChanged
    | SpeedChanged
    | RepsChanged
    | SetEnded
    | SendOffMissed
    | WorkoutFinished
    | SessionClosed
    | SessionReopened
)
"""What happens to a session."""

News = Event | CommandTaken | CueDue | Noticed
"""What listeners hear."""
