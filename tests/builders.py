"""Short ways to write workouts and to drive sessions in tests."""

from __future__ import annotations

from datetime import timedelta

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.units import Unit
from runtimer.domain.workout import Set, Step, Times, Verb, Workout
from runtimer.engine.news import Event
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Start
from runtimer.engine.session import Session


def at(seconds: float) -> timedelta:
    """An instant."""
    return timedelta(seconds=seconds)


def hold(mps: float) -> Target:
    """A target that holds a speed."""
    return Target(SpeedTarget(f"{mps} m/s", ExactSpeed(mps), ExactSpeed(mps)))


def progress_to(start: float, end: float) -> Target:
    """A target that goes from one speed (m/s) to another in notches of 0.1 km/h."""
    return Target(
        SpeedTarget("up", ExactSpeed(start), ExactSpeed(end), Shape.PROGRESSION, Quantity.SPEED, Unit.KM)
    )


def step(verb: Verb, goal: Goal, target: Target | None = None, **more: object) -> Step:
    """A step with one goal and one target."""
    return Step(verb, (goal,), (target or Target(),), **more)


def run_s(seconds: float, mps: float | None = None) -> Step:
    """Run for seconds."""
    return step(Verb.RUN, TimeGoal(seconds), hold(mps) if mps else None)


def run_m(metres: float, mps: float | None = None) -> Step:
    """Run for metres."""
    return step(Verb.RUN, DistanceGoal(metres), hold(mps) if mps else None)


def run_open() -> Step:
    """Run until the key."""
    return step(Verb.RUN, OpenGoal())


def jog_s(seconds: float, mps: float | None = 2.5) -> Step:
    """Jog for seconds."""
    return step(Verb.JOG, TimeGoal(seconds), hold(mps) if mps else None)


def rest_s(seconds: float) -> Step:
    """Rest for seconds."""
    return step(Verb.REST, TimeGoal(seconds))


def times(
    count: int,
    *steps: Step | Set,
    between: tuple[Step | Set, ...] = (),
    most: int | None = None,
    every_s: float | None = None,
) -> Set:
    """A set."""
    return Set(Times(count, most or count), steps, between, every_s)


def plan(*steps: Step | Set, runner: Runner | None = None) -> Plan:
    """Plan steps."""
    return plan_workout(Workout("test", steps), runner or Runner())


def session(*steps: Step | Set, runner: Runner | None = None) -> Session:
    """A session whose first step begins at 0."""
    running = Session(plan(*steps, runner=runner))
    running.apply(Start(0), at(0))
    return running


def give(running: Session, command: Command, seconds: float) -> list[Event]:
    """Give a command at so many seconds."""
    return running.apply(command, at(seconds))


def run_out(running: Session) -> list[Event]:
    """Go from deadline to deadline until nothing happens any more by itself."""
    events: list[Event] = []
    while (due := running.next_deadline()) is not None:
        events += running.advance(due)
    return events


def entered(events: list[Event]) -> list[tuple[int, float]]:
    """(segment, seconds) of every entry among events."""
    from runtimer.engine.news import SegmentEntered

    return [(e.segment_index, e.at.total_seconds()) for e in events if isinstance(e, SegmentEntered)]
