"""Hypothesis strategies: workouts that can be planned, and what a runner may do in them."""

from __future__ import annotations

from hypothesis import reject
from hypothesis import strategies as st

from runtimer.domain.errors import PlanError
from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.units import Unit
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Set, Step, Times, Until, Verb, Workout
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    Done,
    DropRep,
    EndSet,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Start,
    Undo,
)


def amounts(least: float, most: float) -> st.SearchStrategy[float]:
    """Amounts with no more digits than a file may have."""
    return st.floats(least, most).map(lambda amount: round(amount, 4))


def shares(least: float, most: float) -> st.SearchStrategy[float]:
    """Shares that are written in percent."""
    return amounts(100 * least, 100 * most).map(lambda percent: percent / 100)


speeds = st.floats(0.5, 7.0)
seconds = st.floats(3, 400).map(lambda s: round(s, 2))
metres = st.floats(20, 3000).map(lambda m: round(m, 1))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """No speed, one to hold, a range or a progression."""
    shape = draw(st.sampled_from([None, *Shape]))
    if shape is None:
        return Target()
    start, end = draw(speeds), draw(speeds)
    end = start if shape is Shape.HOLD else end
    return Target(
        SpeedTarget(
            "x",
            ExactSpeed(start),
            ExactSpeed(end),
            shape,
            draw(st.sampled_from(Quantity)),
            draw(st.sampled_from(Unit)),
        )
    )


plain_goals: st.SearchStrategy[Goal] = st.one_of(seconds.map(TimeGoal), metres.map(DistanceGoal))
by_time = [MarkKind.AFTER_SECONDS, MarkKind.BEFORE_END_SECONDS, MarkKind.EVERY_SECONDS]
cues = st.lists(
    st.builds(
        AuthoredCue,
        st.one_of(
            st.builds(Mark, st.sampled_from(by_time), amounts(5, 200)),
            st.builds(Mark, st.just(MarkKind.SHARE), shares(0.1, 0.9)),
            st.builds(
                Mark, st.sampled_from([MarkKind.AFTER_METRES, MarkKind.EVERY_METRES]), amounts(50, 500)
            ),
        ),
        say=st.just("go on"),
    ),
    max_size=2,
).map(tuple)


@st.composite
def steps(draw: st.DrawFn, *, run_before: bool = False) -> Step:
    """A step with any verb; shares only where a run came before."""
    verb = draw(st.sampled_from(Verb))
    if verb is Verb.REST:
        return Step(verb, (draw(st.one_of(seconds.map(TimeGoal), st.just(OpenGoal()))),))
    target = draw(targets())
    progression = target.speed is not None and target.speed.shape is Shape.PROGRESSION
    goals = [
        plain_goals,
        seconds.map(lambda s: TotalTimeGoal(round(s * 3, 2))),
        metres.map(lambda m: TotalDistanceGoal(round(m * 3, 1))),
    ]
    if not progression:
        goals.append(st.just(OpenGoal()))
    if run_before and verb in (Verb.JOG, Verb.WALK, Verb.RECOVER):
        goals.append(shares(0.1, 2).map(ShareGoal))
    return Step(verb, (draw(st.one_of(goals)),), (target,), cues=draw(cues))


first = st.builds(lambda goal, target: Step(Verb.RUN, (goal,), (target,)), plain_goals, targets())
"""A run, so that any step after it may be a share of it."""


@st.composite
def sets(draw: st.DrawFn, depth: int = 1) -> Set:
    """A set, possibly of sets, with optional repetitions, send-off or *until*."""
    inner = steps(run_before=True) if depth == 0 else st.one_of(steps(run_before=True), sets(depth - 1))
    body = tuple(draw(st.lists(inner, min_size=1, max_size=3)))
    between = tuple(draw(st.lists(steps(run_before=True), max_size=2)))
    due = draw(st.integers(1, 4))
    every = draw(st.one_of(st.none(), seconds))
    if draw(st.integers(0, 5)) == 0:
        return Set(Until(draw(amounts(30, 90).map(TimeGoal))), (draw(first), *body), between, every)
    return Set(Times(due, due + draw(st.integers(0, 2))), body, between, every)


@st.composite
def workouts(draw: st.DrawFn) -> Workout:
    """A workout that can be planned."""
    workout = Workout(
        "test", (draw(first), *draw(st.lists(st.one_of(steps(run_before=True), sets()), max_size=4)))
    )
    try:
        plan_workout(workout, Runner())
    except PlanError:  # longer than two days, or too many repetitions
        reject()
    return workout


commands: st.SearchStrategy[Command] = st.one_of(
    st.sampled_from(
        [
            Start(10),
            Start(0),
            Pause(),
            Resume(),
            Done(),
            Next(),
            Back(),
            Undo(),
            AddRep(),
            DropRep(),
            EndSet(),
        ]
    ),
    st.sampled_from([Extend(10, 100), Extend(-10, -100)]),
    speeds.map(SetSpeed),
)
leaving: Command = Finish()
