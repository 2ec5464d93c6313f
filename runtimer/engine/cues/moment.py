"""The moment: what a cue rule sees of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runtimer.domain.runner import Runner
from runtimer.domain.workout import Verb
from runtimer.engine.news import VOID, Pass
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor, State, first_mps, seconds
from runtimer.engine.view.next_steps import following

LONGEST_WAIT_S = 15.0
"""No words wait longer for their turn."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a session in which nothing but time happens: a pass, get-ready, a lead-in, or what comes after the end.

    ``begins`` is when the runner came into it (a pass keeps its own after a pause), ``ends`` when it will end by itself.
    What is to be heard in it is looked for from ``now`` on.
    """

    now: timedelta
    phase: Phase
    revision: int
    serial: int
    begins: timedelta
    ends: timedelta | None
    segment: Segment | None
    """The segment of the pass, or the one that follows the get-ready or lead-in; None after the end."""
    previous: Segment | None
    """The segment before that in the plan."""
    following: Segment | None
    """The segment that comes after that, if nothing but time happens."""
    following_mps: float | None
    """The speed with which it begins, None where unknown; 0.0 in a rest."""
    again: bool
    """Whether *back* or *undo* led to it."""
    anchor: Anchor | None
    runner: Runner
    passes: tuple[Pass, ...]
    """Every pass before this moment."""
    moving_s: float
    """Moving time of those that count."""
    metres: float
    """Metres of those that count."""

    @staticmethod
    def of(state: State) -> Moment:
        """Return the moment of a state."""
        anchor = state.anchor
        running = anchor if state.phase is Phase.RUNNING else None
        begins = running.begun if running and running.begun is not None else state.phase_since
        ends = running.deadline if running else state.phase_until
        segment = state.segment
        previous = state.plan.segments[segment.index - 1] if segment and segment.index else None
        coming = following(state, state.now).segment if state.anchor else None
        again = bool(state.passes) and state.passes[-1].outcome in VOID
        return Moment(
            state.now,
            state.phase,
            revision=state.revision,
            serial=state.serial,
            begins=begins,
            ends=ends,
            segment=segment,
            previous=previous,
            following=coming,
            following_mps=first_mps(state, coming),
            again=again,
            anchor=anchor,
            runner=state.plan.runner,
            passes=state.passes,
            moving_s=state.moving_s,
            metres=state.metres,
        )

    @property
    def length_s(self) -> float | None:
        """Seconds from beginning to end, those of a pass without pauses; None where nobody knows the end."""
        if self.phase is Phase.RUNNING and self.anchor:
            return self.anchor.course.length_s
        return None if self.ends is None else seconds(self.ends - self.begins)

    @property
    def mps(self) -> float | None:
        """The speed from the anchor on, or with which the segment begins: None where unknown, 0.0 in a rest."""
        if self.segment is None or self.segment.verb is Verb.REST:
            return None if self.segment is None else 0.0
        if self.anchor is None:
            return self.segment.speed_mps
        return None if self.anchor.course.guessed else self.anchor.course.legs[0].mps

    @property
    def since_s(self) -> float:
        """How long the pass had been under way where words may still be waiting to be heard.

        What lies before that is of no use.
        """
        assert self.anchor is not None
        return self.anchor.moving_s + seconds(self.now - self.anchor.at) - LONGEST_WAIT_S

    def at_moving(self, moving_s: float) -> timedelta:
        """Return the instant at which the pass has been under way for ``moving_s`` seconds."""
        assert self.anchor is not None
        return self.anchor.at + timedelta(seconds=moving_s - self.anchor.moving_s)
