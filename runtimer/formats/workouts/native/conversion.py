"""The valid document to the workout that it means."""

from __future__ import annotations

from typing import TypeVar

from runtimer.domain.goals import DistanceGoal, Goal
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget, Target
from runtimer.domain.workout import AuthoredCue, Set, Step, Workout
from runtimer.formats.scalars.bands import RepTime
from runtimer.formats.workouts.native.document import CuePart, Document, MovingPart, Part, SetPart, StepPart

T = TypeVar("T")


def workout(document: Document) -> Workout:
    """The workout of a document that keeps all rules."""
    return Workout(
        document.name,
        tuple(_child(part) for part in document.steps),
        about=document.about,
        author=document.author,
        license=document.license,
        source=document.source,
        tags=document.tags,
    )


def _child(part: Part) -> Step | Set:
    if isinstance(part, SetPart):
        return Set(part.repeat, tuple(map(_child, part.steps)), tuple(map(_child, part.between)), part.every)
    assert isinstance(part, StepPart)
    goals: tuple[Goal, ...] = getattr(part, part.verb.value)
    return Step(
        part.verb,
        goals,
        _targets(part, goals),
        name=part.name,
        note=part.note,
        say=part.say,
        cues=tuple(map(_cue, part.cues)),
    )


def _cue(cue: CuePart) -> AuthoredCue:
    return AuthoredCue(cue.at, cue.say, cue.sound)


def _targets(part: StepPart, goals: tuple[Goal, ...]) -> tuple[Target, ...]:
    speeds = _speeds(part, goals) if isinstance(part, MovingPart) else ()
    count = max(1, *map(len, (speeds, part.incline, part.hr, part.cadence, part.rpe)))

    def entry(at: int) -> Target:
        return Target(
            _nth(speeds, at),
            _nth(part.incline, at),
            _nth(part.hr, at),
            _nth(part.cadence, at),
            _nth(part.rpe, at),
        )

    return tuple(map(entry, range(count)))


def _nth(values: tuple[T, ...], at: int) -> T | None:
    """The entry for a repetition: a single one serves all."""
    return values[min(at, len(values) - 1)] if values else None


def _speeds(part: MovingPart, goals: tuple[Goal, ...]) -> tuple[SpeedTarget, ...]:
    if not part.in_:
        return part.pace or part.speed
    count = max(len(part.in_), len(goals))
    return tuple(
        timed(part.in_[min(at, len(part.in_) - 1)], goals[min(at, len(goals) - 1)]) for at in range(count)
    )


def timed(time: RepTime, goal: Goal) -> SpeedTarget:
    """The speed that a time for a distance comes to."""
    assert isinstance(goal, DistanceGoal)
    slow, fast = (ExactSpeed(goal.metres / seconds) for seconds in (time.slow_s, time.fast_s))
    return SpeedTarget(time.text, slow, fast, Shape.HOLD if slow == fast else Shape.RANGE, Quantity.TIME)
