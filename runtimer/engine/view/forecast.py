"""What is still to come after the current step, with estimates where needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal, ShareGoal
from runtimer.domain.runner import OPEN_ESTIMATE_S
from runtimer.domain.workout import Address
from runtimer.engine.news import VOID, Pass
from runtimer.engine.plan.course import Course, Resolved, amounts
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.resolution import PLAIN, resolve
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import BEGINNING_S, State, estimate_mps, speeds_of
from runtimer.engine.view.optional_reps import due_after


@dataclass(frozen=True, slots=True)
class Forecast:
    """Seconds of the current pass in all and of the due segments after it, and whether these are estimates."""

    current_s: float
    after_s: float
    current_estimated: bool
    after_estimated: bool


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Seconds and metres of a segment, and whether the seconds are an estimate."""

    seconds: float
    metres: float
    rough: bool


ALIKE = (*PLAIN, ShareGoal)
"""Goals that come to the same in each repetition: of a share, wherever it is one of the same run."""


class _Ahead:
    """Session totals carried forward over segments that have not been run."""

    def __init__(self, state: State) -> None:
        self.moving_s = state.moving_s
        self.metres = state.metres
        self.rough = False
        self._state = state
        self._began_s: dict[int, float] = {}
        self._took_s: dict[int, float] = {}
        self._runs: dict[int, Pass] | None = None
        self._known: dict[tuple[Address, Goal, int | None, tuple[float, ...]], _Amounts | None] = {}

    def add(self, segment: Segment) -> float:
        """Carry a segment's time and distance forward and return the time in seconds."""
        if isinstance(segment.goal, PLAIN) and not self._state.belt:
            self.took(segment.index, segment.estimate_s, segment.metres)
            self.rough = self.rough or segment.estimated
            return segment.estimate_s
        expected = self._amounts(segment)
        if expected is None:
            return 0.0
        self.took(segment.index, expected.seconds, expected.metres)
        self.rough = self.rough or expected.rough
        return expected.seconds

    def _amounts(self, segment: Segment) -> _Amounts | None:
        """Return what a segment comes to, None where its end is reached before it begins.

        Repetitions that are alike are measured once.
        """
        if not isinstance(segment.goal, ALIKE):
            return self._measured(segment)
        alike = segment.address, segment.goal, segment.source, segment.speeds_mps
        if alike not in self._known:
            self._known[alike] = self._measured(segment)
        return self._known[alike]

    def _measured(self, segment: Segment) -> _Amounts | None:
        goal = resolve(
            segment.goal, moving_s=self.moving_s, metres=self.metres, source_s=self._source_s(segment)
        )
        if isinstance(goal, float):
            return None
        seconds, metres = amounts(
            goal, speeds_of(self._state, segment), estimate_mps(self._state, segment.verb)
        )
        return _Amounts(seconds, metres, ends_by_key(goal, segment))

    def took(self, index: int, seconds: float, metres: float) -> None:
        """Note what a segment takes."""
        self._began_s[index], self._took_s[index] = self.moving_s, seconds
        self.moving_s += seconds
        self.metres += metres

    def _source_s(self, segment: Segment) -> float:
        """Return what a share or a send-off is measured against, run or forecast."""
        source = segment.source
        if source is None:
            return 0.0
        if isinstance(segment.goal, ShareGoal):
            if source in self._took_s:
                return self._took_s[source]
            run = self._run(source)
            return run.counted_s if run else self._state.plan.segments[source].estimate_s
        if source in self._began_s:
            return self.moving_s - self._began_s[source]
        run = self._run(source)
        return self.moving_s - run.moving_before_s if run else 0.0

    def _run(self, index: int) -> Pass | None:
        """Return the pass that was the last word on a segment."""
        if self._runs is None:
            self._runs = {
                segment_pass.segment_index: segment_pass
                for segment_pass in self._state.passes
                if segment_pass.outcome not in VOID
            }
        return self._runs.get(index)


def ends_by_key(goal: Resolved, segment: Segment) -> bool:
    """Return whether only a key can end a segment: an open one, and a distance by feel."""
    return isinstance(goal, OpenGoal) or (isinstance(goal, DistanceGoal) and not segment.speeds_mps)


def expected(goal: Resolved, course: Course, mps: float) -> tuple[float, float]:
    """Return the seconds and metres that a pass comes to, by estimate where only a key ends it."""
    if course.length_s is not None:
        return course.length_s, goal.metres if isinstance(goal, DistanceGoal) else course.metres_at(
            course.length_s
        )
    if isinstance(goal, DistanceGoal):
        last = course.legs[-1]  # at a typed speed, else at the estimate
        return last.moving_s + (goal.metres - last.metres) / last.mps if mps else 0.0, goal.metres
    return OPEN_ESTIMATE_S, course.metres_at(OPEN_ESTIMATE_S)


def forecast(state: State, now: timedelta) -> Forecast:
    """Look ahead from the anchor: it holds until the anchor moves.

    Optional repetitions that nothing leads to yet are left out.
    """
    anchor, segment = state.anchor, state.segment
    ahead = _Ahead(state)
    if anchor is None or segment is None:
        ahead_s = sum(ahead.add(later) for later in state.plan.due) if segment else 0.0
        return Forecast(0.0, ahead_s, False, ahead.rough)
    mps = estimate_mps(state, segment.verb)
    current_s, metres = expected(anchor.goal, anchor.course, mps)
    current_s = max(current_s, state.moving_in_pass(now))
    ahead.took(segment.index, current_s, metres)
    ahead_s = sum(ahead.add(later) for later in due_after(state.plan, segment))
    return Forecast(current_s, ahead_s, anchor.course.length_s is None, ahead.rough)


def estimated_end(state: State) -> timedelta | None:
    """Return when a step that only a key can end should be over by estimate, None in any other and while nothing moves."""
    anchor, segment = state.anchor, state.segment
    if (
        state.phase is not Phase.RUNNING
        or anchor is None
        or segment is None
        or anchor.course.length_s is not None
    ):
        return None
    whole_s, _ = expected(anchor.goal, anchor.course, estimate_mps(state, segment.verb))
    return anchor.at + timedelta(seconds=max(BEGINNING_S + 1, whole_s) - anchor.moving_s)
