"""The moment: what a cue rule sees of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runtimer.engine.events import VOID
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Segment
from runtimer.engine.state import Anchor, State


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a session in which nothing but time happens: a pass, get-ready, a lead-in, or what comes after the end.

    ``begins`` is when the runner came into it (a pass keeps its own after a pause), ``ends`` when it will end by itself.
    """

    phase: Phase
    revision: int
    serial: int
    begins: timedelta
    ends: timedelta | None
    segment: Segment | None
    """The segment of the pass, or the one that follows the get-ready or lead-in; None after the end."""
    previous: Segment | None
    """The segment before that in the plan."""
    again: bool
    """Whether *back* or *undo* led to it."""
    anchor: Anchor | None

    @staticmethod
    def of(state: State) -> Moment:
        """Return the moment of a state."""
        anchor = state.anchor
        running = anchor if state.phase is Phase.RUNNING else None
        begins = running.begun if running and running.begun is not None else state.phase_since
        ends = running.deadline if running else state.phase_until
        segment = state.segment
        previous = state.plan.segments[segment.index - 1] if segment and segment.index else None
        again = bool(state.passes) and state.passes[-1].outcome in VOID
        return Moment(state.phase, state.revision, state.serial, begins, ends, segment, previous, again, anchor)

    def at_moving(self, moving_s: float) -> timedelta:
        """Return the instant at which the pass has been under way for ``moving_s`` seconds."""
        assert self.anchor is not None
        return self.anchor.at + timedelta(seconds=moving_s - self.anchor.moving_s)
