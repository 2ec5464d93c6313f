"""Whether what a step asks for fits its goal and can be run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from runtimer.domain.errors import Severity
from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal
from runtimer.domain.targets import ExactSpeed, Shape, SpeedTarget
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.formats.scalars.bands import RepTime, incline, rep_time
from runtimer.formats.scalars.distances import POINT_AMONG_THOUSANDS
from runtimer.formats.scalars.goals import recovery_goal
from runtimer.formats.scalars.numbers import number
from runtimer.formats.scalars.paces import pace
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.scalars.speeds import sensible, speed
from runtimer.formats.workouts.native.issues import Issue
from runtimer.formats.workouts.native.nodes import Loc, Plain

T = TypeVar("T")

_DECIMALS = re.compile(r"(?P<number>[0-9.]+)(?P<unit> ?(?:m|yd|yards?|met(?:er|re)s?))$", re.IGNORECASE)

FASTEST_PACE_S, SLOWEST_PACE_S = 130.0, 1200.0
"""Seconds a kilometre, 2:10 and 20:00: outside, nobody has run an interval or a runner hardly moves."""
FASTEST_KMH = 25.0
STEEPEST_PERCENT = 15.0


def attempt(parse: Callable[[str], T], value: Plain) -> T | None:
    """What a text means; None when it means nothing, which is reported elsewhere."""
    try:
        return parse(value) if isinstance(value, str) else None
    except Refused:
        return None


def targets(step: dict[str, Plain], loc: Loc) -> Iterator[Issue]:
    """Every issue about the targets of a step."""
    verb = next((verb.value for verb in Verb if verb.value in step), None)
    written = _entries(step.get(verb), (*loc, verb)) if verb else []
    goals = [attempt(recovery_goal, text) for _, text in written]
    for at, text in (entry for entry, goal in zip(written, goals, strict=True) if goal):
        yield from decimals(text, at)
    yield from _speeds(step, goals, loc)
    if "in" in step:
        yield from _rep_times(step["in"], goals, (*loc, "in"))
    for at, text in _entries(step.get("incline"), (*loc, "incline")):
        percent = attempt(incline, text)
        if percent is not None and percent > STEEPEST_PERCENT:
            yield _warning(
                "steep", f"`{text}` is steeper than most belts go", "check that your treadmill can do it", at
            )


def decimals(text: Plain, loc: Loc) -> Iterator[Issue]:
    """Yield a doubt about metres with three decimals: half of the world sets off thousands with a point."""
    match = _DECIMALS.search(text) if isinstance(text, str) else None
    if match and POINT_AMONG_THOUSANDS.fullmatch(match["number"]):
        short, unit, thousands = (
            f"{number(match['number']):g}",
            match["unit"],
            match["number"].replace(".", ","),
        )
        message = f"`{match.group()}` is {short} {unit.strip()}, not {thousands}"
        yield _warning(
            "thousands-point", message, f"write `{thousands}{unit}` for thousands, or fewer decimals", loc
        )


def _entries(value: Plain, loc: Loc) -> list[tuple[Loc, Plain]]:
    return (
        [((*loc, index), item) for index, item in enumerate(value)]
        if isinstance(value, list)
        else [(loc, value)]
    )


def _warning(code: str, message: str, remedy: str, loc: Loc) -> Issue:
    return Issue(code, message, remedy, loc, severity=Severity.WARNING)


def _speeds(step: dict[str, Plain], goals: list[Goal | None], loc: Loc) -> Iterator[Issue]:
    for key, parse in (("pace", pace), ("speed", speed)):
        for at, text in _entries(step.get(key), (*loc, key)):
            target = attempt(parse, text)
            if target:
                yield from _progression(target, goals, at)
                yield from _unusual(target, at, key == "speed")


def _progression(target: SpeedTarget, goals: list[Goal | None], loc: Loc) -> Iterator[Issue]:
    if target.shape is Shape.PROGRESSION and any(isinstance(goal, OpenGoal) for goal in goals):
        message = "a progression needs a goal to be spread over, and this step is open"
        yield Issue("open-progression", message, "give the step a time or a distance", loc)


def _unusual(target: SpeedTarget, loc: Loc, as_speed: bool) -> Iterator[Issue]:
    speeds = [point.mps for point in (target.start, target.end) if isinstance(point, ExactSpeed)]
    fastest = Unit.KM.from_per_hour(FASTEST_KMH) if as_speed else Unit.KM.metres / FASTEST_PACE_S
    yield from _doubt(speeds, fastest, target.text, loc)


def _doubt(speeds: list[float], fastest: float, text: str, loc: Loc) -> Iterator[Issue]:
    if any(mps > fastest * (1 + 1e-9) for mps in speeds):
        yield _warning(
            "fast", f"`{text}` is faster than anyone trains at", "check the number and its unit", loc
        )
    elif any(mps < Unit.KM.metres / SLOWEST_PACE_S * (1 - 1e-9) for mps in speeds):
        yield _warning("slow", f"`{text}` is slower than a stroll", "check the number and its unit", loc)


def _rep_times(value: Plain, goals: list[Goal | None], loc: Loc) -> Iterator[Issue]:
    readable = [goal for goal in goals if goal]
    if not all(isinstance(goal, DistanceGoal) for goal in readable):
        remedy = "use `pace`, or give the step a distance"
        yield Issue(
            "in-without-distance",
            "`in` is the time for a distance, and this step has none",
            remedy,
            loc,
            on_key=True,
        )
    for index, (at, text) in enumerate(_entries(value, loc)):
        time = attempt(rep_time, text)
        paired = goals[index : index + 1] if isinstance(value, list) and len(goals) > 1 else goals
        for goal in paired:
            if time and isinstance(goal, DistanceGoal):
                yield from _rep_speed(time, goal, at)


def _rep_speed(time: RepTime, goal: DistanceGoal, loc: Loc) -> Iterator[Issue]:
    speeds = [goal.metres / seconds for seconds in (time.slow_s, time.fast_s)]
    try:
        for mps in speeds:
            sensible(mps, time.text)
    except Refused as refused:
        yield Issue(
            refused.code, refused.message, f"check the time against the distance; {refused.help}", loc
        )
    else:
        yield from _doubt(speeds, Unit.KM.metres / FASTEST_PACE_S, time.text, loc)
