"""The glance: one frozen snapshot of all that a screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runtimer.domain.goals import Goal
from runtimer.domain.sound import Silence
from runtimer.engine.news import Pass
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.running.commands import Command
from runtimer.engine.running.phases import Phase


@dataclass(frozen=True, slots=True)
class Result:
    """What the repetition just done came to, shown beside the digits for a few seconds."""

    segment_pass: Pass
    planned_s: float | None


@dataclass(frozen=True, slots=True)
class Notch:
    """The next planned change of the belt inside a step: in how many seconds, and to which speed (m/s)."""

    seconds: int
    mps: float


@dataclass(frozen=True, slots=True)
class Glance:
    """Where the session is at one instant.

    Remaining seconds are rounded up, elapsed ones down; speeds are m/s.

    ``seconds`` is what the large digits show: what is left of the step, of the get-ready or of the lead-in,
    or (when ``counting_up``) what has passed of an open step or since the end. ``next_change`` is the instant
    at which the glance will differ, None when only a command can change it.
    """

    plan: Plan
    phase: Phase
    serial: int
    revision: int
    segment: Segment | None
    """The current segment (the first before the start, None after the end)."""
    following: Segment | None
    """The segment that comes next; one whose end will be reached by then, like a send-off that is missed, is
    left out."""
    goal: Goal | None
    """The segment's goal as it holds now: resolved on entering and as changed by the runner."""
    seconds: int
    counting_up: bool
    approximate: bool
    """Whether the metres that a step is measured by rest on an estimate (marked ``~``); a time is exact."""
    progress: float | None
    """Share of the goal that is behind, 0 to 1; None where only a key ends the step."""
    metres: float | None
    """Metres run in this pass, None where the speed is unknown."""
    metres_left: float | None
    """Metres to go of a distance goal, None otherwise or where the speed is unknown."""
    speed_mps: float | None
    """The belt's speed now, None where unknown; 0.0 in a rest."""
    following_mps: float | None
    """The speed with which the next segment begins."""
    left_s: int
    """Seconds left of the whole workout."""
    left_estimated: bool
    elapsed_s: int
    """Seconds since the first step began, pauses included; after the end they stand still."""
    total_metres: float
    position_s: float
    """Place on the plan in planned seconds, for the profile's marker."""
    paused_s: int
    """How long the pause has lasted."""
    primary: Command | None
    """The one thing that is wanted now (the space key)."""
    undoable: bool
    """Whether *back* takes a command back; in a session that was left early, leaving."""
    late_s: int | None = None
    """By how many seconds the send-off of this repetition is missed for certain."""
    missed_s: int | None = None
    """By how many seconds that of the repetition before was missed, while that is news."""
    notch: Notch | None = None
    result: Result | None = None
    notice: str | None = None
    next_change: timedelta | None = None
    silence: Silence | None = None
    """Why nothing is heard, for as long as it lasts."""
    typed: str | None = None
    """The figures of a belt speed that is being typed."""
