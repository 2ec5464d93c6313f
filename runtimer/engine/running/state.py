"""The session's state: an anchor from which everything else is derived.

How the parts of a running session fit together, since no single file of this room shows it:

- A **phase** (``phases``) says what a session can be told: the table of transitions names, for each phase and
  command, the phases that may follow. A pair that is absent is refused, and nothing changes.
- A **pass** is one time through a segment of the plan. Entering a segment gives the pass a serial number, so that a
  step that is begun again is another pass, and ends in an event with what it came to.
- The **anchor** is the pass that is under way, as of the instant at which anything was last decided about it: its
  moving time and metres there, its goal, its course (where the runner is at which moving time from there on) and the
  deadline, fixed once. Progress is read off the course; nothing is counted, and an end is never noticed by comparing.
- **Time** (``moves``) goes from deadline to deadline, each event at its own instant, however late somebody looks. An
  anchor moves only there and at commands that are accepted, which is why looking more or less often changes nothing.
- A **command** (``dispatch``, ``effects``, ``set_effects``) makes a new state out of the old one and the instant. The
  **revision** counts those that were accepted: cues of an earlier revision are void.
- **Undo** (``undo_stack``, ``undo``) keeps, for each command that can be taken back, the state before it and the
  commands since that stand without it. Taking one back runs these again from the state before, up to now; what was
  run meanwhile stays in the record as taken back.
- **Replay** (``replay``) needs no states: a plan and the accepted commands with their times are the whole session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.workout import Address, Verb
from runtimer.engine.news import Pass
from runtimer.engine.plan.belt_speeds import real_mps
from runtimer.engine.plan.course import Course, Resolved, lay
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.running.commands import Command
from runtimer.engine.running.phases import Phase

BEGINNING_S = 3.0
"""The first seconds of a step, in which *back* leads to the step before and *done* is not taken."""


def seconds(span: timedelta) -> float:
    """Return a span of time in seconds."""
    return span / timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The current pass as of the instant ``at``: from here its course leads to the deadline, which was fixed with it.

    ``moving_s`` and ``metres`` are those of this pass at ``at``; ``deadline`` is None while paused or where only a key ends
    the step.
    """

    serial: int
    segment_index: int
    entered: timedelta
    at: timedelta
    moving_s: float
    metres: float
    goal: Resolved
    entered_goal: Resolved
    """The goal on entering; ``goal`` is as the runner changed it."""
    speeds_mps: tuple[float, ...]
    course: Course
    deadline: timedelta | None = None
    leg: int = 0
    """The leg of the course that has been announced."""
    approximate: bool = False
    """Whether its metres rest on an estimate: the belt's speed was typed when part of them was run."""
    belt_changed: bool = False
    late_s: float = 0.0
    """By how much the send-off before this repetition was missed."""
    begun: timedelta | None = None
    """When the runner's ears learn of it: on entering, on going on if it was entered in a pause (None until
    then), on being taken back to it."""


@dataclass(frozen=True, slots=True)
class Given:
    """A command that was given at ``at`` in ``segment``."""

    at: timedelta
    command: Command
    segment: Segment


@dataclass(frozen=True, slots=True)
class Undoable:
    """A command that can be taken back, given at ``at``: the state before it (without a stack of its own), and what was given since.

    Among ``since`` are only commands that stay when it is taken back: the others stand above it in the stack.
    """

    at: timedelta
    before: State
    since: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """All that a session knows.

    ``moving_s`` and ``metres`` are those of the passes before the current one.
    """

    plan: Plan
    now: timedelta
    phase: Phase = Phase.READY
    phase_since: timedelta = timedelta(0)
    phase_until: timedelta | None = None
    """When get-ready or lead-in is over."""
    ready_s: float = 0.0
    began: timedelta | None = None
    entered_first: timedelta | None = None
    ended: timedelta | None = None
    """When the last step ended, or the session was left."""
    paused_at: timedelta | None = None
    paused_s: float = 0.0
    """Seconds of the pauses that are over."""
    revision: int = 0
    serial: int = 0
    anchor: Anchor | None = None
    passes: tuple[Pass, ...] = ()
    moving_s: float = 0.0
    metres: float = 0.0
    belt: Mapping[tuple[Address, bool], float] = field(default_factory=dict)
    """What the runner did to the belt in an authored step: a difference where its speed is known (True), else
    the speed (m/s)."""
    undo: tuple[Undoable, ...] = ()
    """What can be taken back, the last command last; in a session that was left early, leaving."""

    @property
    def segment(self) -> Segment | None:
        """The current segment: the first before the start, None after the end."""
        if self.anchor:
            return self.plan.segments[self.anchor.segment_index]
        return self.plan.segments[0] if self.phase in (Phase.READY, Phase.GET_READY, Phase.PAUSED) else None

    def moving_in_pass(self, now: timedelta) -> float:
        """Return the moving time (s) of the current pass."""
        if self.anchor is None:
            return 0.0
        running = self.phase is Phase.RUNNING
        return self.anchor.moving_s + (max(0.0, seconds(now - self.anchor.at)) if running else 0.0)

    def paused_by(self, now: timedelta) -> float:
        """Return the seconds of all pauses up to ``now``."""
        return self.paused_s + (seconds(now - self.paused_at) if self.paused_at is not None else 0.0)


def speeds_of(state: State, segment: Segment) -> tuple[float, ...]:
    """Return a segment's speeds (m/s) with what the runner did to the belt."""
    is_known = bool(segment.speeds_mps)
    change = state.belt.get((segment.address, is_known))
    if change is None:
        return segment.speeds_mps
    if not is_known:
        return (change,)
    return shifted(state, segment.speeds_mps, change)


def first_mps(state: State, segment: Segment | None) -> float | None:
    """Return the speed (m/s) with which a segment begins, None where unknown; 0.0 in a rest."""
    if segment is None or segment.verb is Verb.REST:
        return None if segment is None else 0.0
    return next(iter(speeds_of(state, segment)), None)


def shifted(state: State, speeds_mps: tuple[float, ...], change_mps: float) -> tuple[float, ...]:
    """Return speeds that are so much faster, as far as there are such speeds."""
    runner = state.plan.runner
    return tuple(real_mps(min(FASTEST_MPS, max(SLOWEST_MPS, mps + change_mps)), runner) for mps in speeds_mps)


def estimate_mps(state: State, verb: Verb) -> float:
    """Return the speed (m/s) that an unknown one counts with."""
    return state.plan.runner.estimate_mps(verb)


def progress(anchor: Anchor, moving_s: float) -> float | None:
    """Return the share of the goal that is behind at ``moving_s`` of the pass, None where only a key ends it."""
    if anchor.course.length_s is None:
        return None
    match anchor.goal:
        case TimeGoal(goal_s):
            return min(1.0, moving_s / goal_s)
        case DistanceGoal(goal_m):
            return min(1.0, anchor.course.metres_at(moving_s) / goal_m)
        case _:
            return None


def re_anchor(
    state: State,
    at: timedelta,
    *,
    running: bool,
    goal: Resolved | None = None,
    speeds_mps: tuple[float, ...] | None = None,
    moving_s: float | None = None,
    metres: float | None = None,
) -> Anchor:
    """Return the anchor moved to ``at``, with a new course and deadline, from where the runner is unless told."""
    anchor = state.anchor
    assert anchor is not None
    moving_s = state.moving_in_pass(at) if moving_s is None else moving_s
    metres = anchor.course.metres_at(moving_s) if metres is None else metres
    goal, speeds_mps = goal or anchor.goal, anchor.speeds_mps if speeds_mps is None else speeds_mps
    segment = state.plan.segments[anchor.segment_index]
    estimate, by_feel = estimate_mps(state, segment.verb), not segment.speeds_mps
    course = lay(
        goal,
        speeds_mps,
        estimate,
        portions_of=anchor.entered_goal,
        by_feel=by_feel,
        moving_s=moving_s,
        metres=metres,
    )
    moved = replace(anchor, at=at, moving_s=moving_s, metres=metres, goal=goal, speeds_mps=speeds_mps)
    moved = replace(moved, course=course, leg=0)
    return replace(moved, deadline=deadline_of(moved) if running else None)


def deadline_of(anchor: Anchor) -> timedelta | None:
    """Return the instant at which a pass that runs from its anchor on reaches its goal."""
    if anchor.course.length_s is None:
        return None
    return anchor.at + timedelta(seconds=max(0.0, anchor.course.length_s - anchor.moving_s))
