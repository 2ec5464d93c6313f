"""The moment: what a cue rule sees of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runtimer.engine.phases import Phase
from runtimer.engine.plan import Segment
from runtimer.engine.state import Anchor, State


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a session in which nothing but time happens: a pass, get-ready, a lead-in, or what comes after the end.

    ``begins`` is when it was entered (a pass keeps its own after a pause), ``ends`` when it will end by itself.
    """

    phase: Phase
    revision: int
    serial: int
    begins: timedelta
    ends: timedelta | None
    segment: Segment | None
    """The segment of the pass, or the one that follows the get-ready or lead-in; None after the end."""
    left: Segment | None
    """The segment that was left for it."""
    anchor: Anchor | None

    @staticmethod
    def of(state: State) -> Moment:
        """Return the moment of a state."""
        anchor = state.anchor
        running = state.phase is Phase.RUNNING and anchor is not None
        begins = anchor.entered if running and anchor else state.phase_since
        ends = anchor.deadline if running and anchor else state.phase_until
        left = state.plan.segments[state.passes[-1].segment] if state.passes else None
        return Moment(state.phase, state.revision, state.serial, begins, ends, state.segment, left, anchor)

    def at_moving(self, moving_s: float) -> timedelta:
        """Return the instant at which the pass has been under way for ``moving_s`` seconds."""
        assert self.anchor is not None
        return self.anchor.at + timedelta(seconds=moving_s - self.anchor.moving_s)
