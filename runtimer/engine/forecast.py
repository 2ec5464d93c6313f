"""What is still to come after the current step, with estimates where needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, ShareGoal
from runtimer.domain.runner import OPEN_ESTIMATE_S
from runtimer.engine.course import Course, Resolved, lay
from runtimer.engine.events import VOID
from runtimer.engine.offered import due_after
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Segment
from runtimer.engine.resolving import resolve
from runtimer.engine.state import BEGINNING_S, State, estimate_mps, speeds_of


@dataclass(frozen=True, slots=True)
class Forecast:
    """Seconds of the current pass in all and of the due segments after it, and whether these are estimates."""

    current_s: float
    after_s: float
    current_estimated: bool
    after_estimated: bool


@dataclass(slots=True)
class _Ahead:
    """Session totals carried forward over segments that have not been run."""

    state: State
    moving_s: float
    metres: float
    rough: bool
    began_s: dict[int, float] = field(default_factory=dict)
    took_s: dict[int, float] = field(default_factory=dict)

    def source_s(self, segment: Segment) -> float:
        """Return what a share or a send-off is measured against, run or forecast."""
        source = segment.source
        if source is None:
            return 0.0
        run = next((p for p in reversed(self.state.passes) if p.segment == source and p.outcome not in VOID), None)
        if isinstance(segment.goal, ShareGoal):
            return self.took_s.get(source, run.counted_s if run else self.state.plan.segments[source].estimate_s)
        began = self.began_s.get(source, run.moving_before_s if run else self.moving_s)
        return self.moving_s - began

    def add(self, segment: Segment) -> float:
        """Carry a segment's time and distance forward and return the time in seconds."""
        goal = resolve(segment.goal, moving_s=self.moving_s, metres=self.metres, source_s=self.source_s(segment))
        if isinstance(goal, float):
            return 0.0
        mps = estimate_mps(self.state, segment.verb)
        course = lay(goal, speeds_of(self.state, segment), mps, portions_of=goal, by_feel=not segment.speeds_mps)
        self.rough = self.rough or course.length_s is None or (isinstance(goal, DistanceGoal) and course.guessed)
        self.took(segment.index, *expected(goal, course, mps))
        return self.took_s[segment.index]

    def took(self, index: int, seconds: float, metres: float) -> None:
        """Note what a segment takes."""
        self.began_s[index], self.took_s[index] = self.moving_s, seconds
        self.moving_s += seconds
        self.metres += metres


def expected(goal: Resolved, course: Course, mps: float) -> tuple[float, float]:
    """Return the seconds and metres that a pass comes to, by estimate where only a key ends it."""
    if course.length_s is not None:
        return course.length_s, goal.metres if isinstance(goal, DistanceGoal) else course.metres_at(course.length_s)
    if isinstance(goal, DistanceGoal):
        last = course.legs[-1]  # at a typed speed, else at the estimate
        return last.moving_s + (goal.metres - last.metres) / last.mps if mps else 0.0, goal.metres
    return OPEN_ESTIMATE_S, course.metres_at(OPEN_ESTIMATE_S)


def forecast(state: State, now: timedelta) -> Forecast:
    """Look ahead from the anchor: it holds until the anchor moves. Optional repetitions that nothing leads to yet are left out."""
    anchor, segment = state.anchor, state.segment
    ahead = _Ahead(state, state.moving_s, state.metres, rough=False)
    if anchor is None or segment is None:
        rest = sum(ahead.add(later) for later in state.plan.due) if segment else 0.0
        return Forecast(0.0, rest, False, ahead.rough)
    mps = estimate_mps(state, segment.verb)
    current_s, metres = expected(anchor.goal, anchor.course, mps)
    current_s = max(current_s, state.moving_in_pass(now))
    ahead.took(segment.index, current_s, metres)
    rest = sum(ahead.add(later) for later in due_after(state.plan, segment))
    return Forecast(current_s, rest, anchor.course.length_s is None or anchor.approximate, ahead.rough)


def estimated_end(state: State) -> timedelta | None:
    """Return when a step that only a key can end should be over by estimate, None in any other and while nothing moves."""
    anchor, segment = state.anchor, state.segment
    if state.phase is not Phase.RUNNING or anchor is None or segment is None or anchor.course.length_s is not None:
        return None
    whole_s, _ = expected(anchor.goal, anchor.course, estimate_mps(state, segment.verb))
    return anchor.at + timedelta(seconds=max(BEGINNING_S + 1, whole_s) - anchor.moving_s)
