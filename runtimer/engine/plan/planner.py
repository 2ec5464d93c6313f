"""Planning: a workout unrolled into segments for a runner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from runtimer.domain.errors import PlanError
from runtimer.domain.goals import Goal, SendOffGoal, ShareGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Target
from runtimer.domain.workout import MAX_REPETITIONS, Address, Set, Step, Times, Until, Verb, Workout
from runtimer.engine.plan.belt_speeds import Row, row_of
from runtimer.engine.plan.measures import NOTHING_BEFORE, Before, Measures, in_range, measure
from runtimer.engine.plan.plan import Plan, Rep, Segment, SetKey, SetSpan
from runtimer.engine.plan.refusals import MAX_HOURS, MAX_SEGMENTS, PlanStopped, Refusals
from runtimer.engine.plan.resolution import PLAIN
from runtimer.engine.plan.warnings import warnings_for


def plan_workout(workout: Workout, runner: Runner, counts: Iterable[tuple[SetKey, int]] = ()) -> Plan:
    """Unroll ``workout`` for ``runner``; ``counts`` are repetitions changed on the way.

    Raises PlanError with every problem that only unrolling shows, each at its step or set.
    """
    changed = tuple(counts)
    unrolling = _Unrolling(runner, dict(changed))
    try:
        unrolling.children(workout.steps, (), ())
        if unrolling.clock_s > MAX_HOURS * 3600:
            unrolling.refusals.stop(
                "too-long", (), f"the workout takes more than {MAX_HOURS} hours", "make it shorter", "steps"
            )
    except PlanStopped:
        pass
    if unrolling.refusals.problems:
        raise PlanError(tuple(unrolling.refusals.problems.values()))
    segments = unrolling.counted()
    return Plan(
        workout,
        runner,
        segments=segments,
        sets=tuple(unrolling.sets),
        warnings=warnings_for(segments, runner.treadmill),
        counts=changed,
    )


class _Unrolling:
    """A plan in the making: segments so far, with the time and distance that they come to."""

    def __init__(self, runner: Runner, counts: dict[SetKey, int]) -> None:
        self.runner = runner
        self.counts = counts
        self.segments: list[Segment] = []
        self.sets: list[SetSpan] = []
        self.refusals = Refusals()
        self.clock_s = 0.0
        self.metres = 0.0
        self._refused = 0
        self._due_s = self._due_m = 0.0
        """The same without optional repetitions: what totals count."""
        self._reps: tuple[Rep, ...] = ()
        self._around: tuple[int, ...] = ()
        self._between = self._optional = False
        self._rough = (False, False)
        """Whether time and distance so far rest on an estimate."""
        self._last_run: int | None = None
        self._measured: dict[tuple[Address, int], Measures] = {}
        """What steps came to that depend on nothing before them, by address and entry of their lists:
        repetitions are alike."""
        self._rows: dict[tuple[Address, int], Row | None] = {}
        """The speeds of their targets, None where the runner's own paces put them out of range."""
        self._until_sets = False

    def children(self, children: Iterable[Step | Set], above: Address, key: SetKey, first: int = 0) -> None:
        """Unroll steps and sets in order; ``first`` is the number of the first among its set's children."""
        for index, child in enumerate(children, first):
            if isinstance(child, Set):
                self._set(child, (*above, index), (*key, index))
            else:
                repetition = self._reps[-1].number - 1 if self._reps else 0
                self._step(child, (*above, index), repetition)

    def counted(self) -> tuple[Segment, ...]:
        """Return the segments with how many repetitions each set around them turned out to have."""
        return tuple(map(self._renumbered, self.segments)) if self._until_sets else tuple(self.segments)

    def _renumbered(self, segment: Segment) -> Segment:
        reps = tuple(
            Rep(rep.number, self.sets[place].of)
            for rep, place in zip(segment.reps, segment.sets, strict=True)
        )
        return segment if reps == segment.reps else replace(segment, reps=reps)

    # -- sets ---------------------------------------------------------------
    def _set(self, authored: Set, address: Address, key: SetKey) -> None:
        outer = self._reps, self._around, self._between, self._optional
        span, start = len(self.sets), len(self.segments)
        self.sets.append(SetSpan(key, address, start, start, 0))
        self._around = (*self._around, span)
        if isinstance(authored.times, Times):
            count = self._counted(authored, authored.times, address, key)
        else:
            count = self._until(authored, authored.times, address, key)
        self._reps, self._around, self._between, self._optional = outer
        self.sets[span] = SetSpan(key, address, start, len(self.segments), count)

    def _counted(self, authored: Set, times: Times, address: Address, key: SetKey) -> int:
        most = self.counts.get(key, times.most)
        due = most if times.due == times.most else min(times.due, most)
        outer, optional = self._reps, self._optional
        for number in range(1, most + 1):
            self._reps = (*outer, Rep(number, most))
            self._optional = optional or number > due
            begun = len(self.segments)
            self._repetition(authored, address, (*key, number - 1))
            if number < most:
                self._optional = optional or number >= due
                self._fill(authored, address, (*key, number - 1), begun)
        return most

    def _until(self, authored: Set, times: Until, address: Address, key: SetKey) -> int:
        goal, outer, self._until_sets = times.goal, self._reps, True
        total = goal.seconds if isinstance(goal, TimeGoal) else goal.metres
        gone: Callable[[], float] = (
            (lambda: self.clock_s) if isinstance(goal, TimeGoal) else (lambda: self.metres)
        )
        origin, number = gone(), 0
        chosen = self.counts.get(key)
        while True:
            number += 1
            self._reps = (*outer, Rep(number, number))
            begun, before = len(self.segments), gone()
            self._repetition(authored, address, (*key, number - 1))
            if gone() <= before:
                self.refusals.refuse_until(address, "time" if isinstance(goal, TimeGoal) else "distance")
                return number
            if chosen == number:
                return number
            last_repetition = (
                len(self.segments),
                len(self.sets),
                (self.clock_s, self.metres, self._due_s, self._due_m, self._rough, self._last_run),
            )
            self._fill(authored, address, (*key, number - 1), begun)
            if chosen is None and gone() - origin >= total - 1e-6:
                self._forget(*last_repetition)
                return number
            if number == MAX_REPETITIONS:
                self.refusals.stop_until(address)

    def _forget(
        self, segments: int, sets: int, sums: tuple[float, float, float, float, tuple[bool, bool], int | None]
    ) -> None:
        """Take back what lay after the last repetition: it would lead to none."""
        del self.segments[segments:]
        del self.sets[sets:]
        self.clock_s, self.metres, self._due_s, self._due_m, self._rough, self._last_run = sums

    def _repetition(self, authored: Set, address: Address, key: SetKey) -> None:
        self._between = False
        self.children(authored.steps, address, key)

    def _fill(self, authored: Set, address: Address, key: SetKey, begun: int) -> None:
        """Lay what comes between the repetition that began with segment ``begun`` and the next one."""
        self._between = True
        self.children(authored.between, address, key, len(authored.steps))
        if authored.every_s is not None and begun < len(self.segments):
            send_off = Step(Verb.REST, (SendOffGoal(authored.every_s),))
            self._step(send_off, (*address, len(authored.children)), 0, begun)

    # -- steps --------------------------------------------------------------
    def _step(self, step: Step, address: Address, repetition: int, begun: int | None = None) -> None:
        if len(self.segments) + self._refused >= MAX_SEGMENTS:
            self.refusals.stop(
                "too-many-segments",
                address[:1],
                f"the workout unrolls to more than {MAX_SEGMENTS:,} segments",
                "repeat less",
            )
        goal, target = step.goal(repetition), step.target(repetition)
        source = begun if isinstance(goal, SendOffGoal) else self._source(goal, address)
        measures = self._measure(step.verb, goal, target, source, (address, step.entry(repetition)))
        if measures is None:
            remedy = "choose a pace within 0.3 and 12.5 m/s (1:20/km to 55:33/km)"
            self.refusals.refuse(
                "speed-out-of-range",
                address,
                "this pace is out of range for the runner's own paces",
                remedy,
                "pace",
            )
            self._refused += 1
            return
        segment = self._segment(step, address, (goal, target), measures, source)
        self.refusals.count_cues(segment)
        self.segments.append(segment)
        if step.verb is Verb.RUN:
            self._last_run = segment.index
        self.clock_s += segment.estimate_s
        self.metres += segment.metres
        if not segment.optional:
            self._due_s += segment.estimate_s
            self._due_m += segment.metres
        self._rough = self._rough[0] or segment.estimated, self._rough[1] or segment.metres_estimated

    def _segment(
        self, step: Step, address: Address, aim: tuple[Goal, Target], measures: Measures, source: int | None
    ) -> Segment:
        """Return the segment of a step that comes next; ``aim`` is its goal and target in this repetition."""
        goal, target = aim
        return Segment(
            index=len(self.segments),
            address=address,
            verb=step.verb,
            goal=goal,
            target=target,
            reps=self._reps,
            sets=self._around,
            between=self._between,
            optional=self._optional,
            speeds_mps=measures.speeds.belt_mps,
            asked_mps=measures.speeds.asked_mps,
            start_s=self.clock_s,
            duration_s=measures.duration_s,
            estimate_s=measures.estimate_s,
            metres=measures.metres,
            estimated=measures.estimated,
            metres_estimated=measures.metres_estimated,
            source=source,
            name=step.name,
            note=step.note,
            say=step.say,
            cues=step.cues,
        )

    def _measure(
        self, verb: Verb, goal: Goal, target: Target, source: int | None, place: tuple[Address, int]
    ) -> Measures | None:
        """Return the figures of a step, None where the runner's own paces put its speed out of range."""
        if place in self._measured:
            return self._measured[place]
        if place not in self._rows:
            row = row_of(target.speed, self.runner)
            self.refusals.count_speeds(row, place[0])
            self._rows[place] = row if in_range(row) else None
        if (speeds := self._rows[place]) is None:
            return None
        if isinstance(goal, PLAIN):
            return self._measured.setdefault(place, measure(verb, goal, speeds, self.runner, NOTHING_BEFORE))
        return measure(verb, goal, speeds, self.runner, self._before(goal, source))

    def _source(self, goal: Goal, address: Address) -> int | None:
        """Return the nearest earlier ``run`` that a share is of."""
        if isinstance(goal, ShareGoal) and self._last_run is None:
            self.refusals.refuse(
                "share-without-run",
                address,
                "no `run` comes before this share of a repetition",
                "give it a time, such as `90s`",
            )
        return self._last_run if isinstance(goal, ShareGoal) else None

    def _before(self, goal: Goal, source: int | None) -> Before:
        """Sum up what a goal may depend on."""
        if source is None:
            return Before(self._due_s, self._due_m, 0.0, *self._rough)
        if isinstance(goal, SendOffGoal):
            rough = any(segment.estimated for segment in self.segments[source:])
            return Before(
                self._due_s, self._due_m, self.clock_s - self.segments[source].start_s, rough, self._rough[1]
            )
        run = self.segments[source]
        return Before(self._due_s, self._due_m, run.estimate_s, run.estimated, self._rough[1])
