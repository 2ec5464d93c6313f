"""Warnings that only the unrolled plan shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from runtimer.domain.errors import Problem, Severity
from runtimer.domain.goals import (
    DistanceGoal,
    OpenGoal,
    SendOffGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.targets import Quantity
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.workout import Address, Verb
from runtimer.engine.plan.course import Resolved, lay
from runtimer.engine.plan.mark_falls import falls_s
from runtimer.engine.plan.plan import Segment

LONG_REST_S = 3600.0
_TENTH_S, _DUST_S = 0.1, 1e-6
_KEYS = {Quantity.PACE: "pace", Quantity.SPEED: "speed", Quantity.TIME: "in"}
"""The key that a target stands under."""


def warnings_for(segments: Sequence[Segment], treadmill: Treadmill | None) -> tuple[Problem, ...]:
    """Return one warning for each authored step and matter, in the order of the plan."""
    warnings: dict[tuple[str, Address, str | None], Problem] = {}
    falling: set[tuple[Address, int]] = set()
    with_cues: dict[tuple[Address, int], Problem] = {}
    judged: set[tuple[Address, tuple[float, ...]]] = set()
    for segment in segments:
        machine = treadmill if (segment.address, segment.asked_mps) not in judged else None
        judged.add((segment.address, segment.asked_mps))
        for problem in (
            *_of(segment),
            *_send_off(segment, segments),
            *(_of_machine(segment, machine) if machine else ()),
        ):
            warnings.setdefault((problem.code, problem.address, problem.field), problem)
        for number, problem in _cues_that_never_fall(segment, falling):
            with_cues.setdefault((segment.address, number), problem)
    return (*warnings.values(), *(problem for place, problem in with_cues.items() if place not in falling))


def _of(segment: Segment) -> Iterator[Problem]:
    if isinstance(segment.goal, DistanceGoal | TotalDistanceGoal) and not segment.speeds_mps:
        message = "the speed of this distance is not known: the step will have to end by key"
        yield _warning("ends-by-key", segment, message, "give it a pace, a speed or `in`")
    if segment.verb is Verb.REST and segment.estimate_s > LONG_REST_S:
        yield _warning(
            "long-rest", segment, "this rest is longer than an hour", "is the unit right? `90s`, `2min`"
        )
    if segment.duration_s == 0 and isinstance(segment.goal, TotalDistanceGoal | TotalTimeGoal):
        yield _warning(
            "total-reached",
            segment,
            "this total is reached before the step begins: it will be skipped",
            "raise it, or leave the step out",
        )


def _send_off(rest: Segment, segments: Sequence[Segment]) -> Iterator[Problem]:
    """Say where a repetition is sure to take longer than its send-off leaves it."""
    if not isinstance(rest.goal, SendOffGoal) or rest.duration_s != 0 or rest.source is None:
        return
    took_s = rest.start_s - segments[rest.source].start_s
    late_s = took_s - rest.goal.every_s
    if late_s >= _TENTH_S and not any(segment.estimated for segment in segments[rest.source : rest.index]):
        took, every, late = (f"{round(seconds, 1):g} s" for seconds in (took_s, rest.goal.every_s, late_s))
        message = f"a repetition takes {took} and is to start every {every}: the next one starts {late} late"
        remedy = f"start them every {math.ceil(took_s - _DUST_S)} s or more, or make them shorter or faster"
        yield Problem(
            Severity.WARNING,
            "send-off-missed",
            message=message,
            help=remedy,
            address=rest.address[:-1],
            field="every",
        )


def _of_machine(segment: Segment, treadmill: Treadmill) -> Iterator[Problem]:
    """Say where the treadmill cannot go; the step is run as near to its target as it can."""
    speed = segment.target.speed
    for mps in segment.asked_mps:
        setting = treadmill.setting_for(mps)
        if setting.capped:
            how, end = ("faster", "top") if setting.mps < mps else ("slower", "lowest")
            message = f"this is {how} than your treadmill goes: it will be run at the {end} speed"
            remedy = f"choose another pace, or correct `treadmill.{end}` in your settings"
            yield _warning(
                f"belt-too-{end}", segment, message, remedy, _KEYS[speed.quantity] if speed else None
            )
    percent = segment.target.incline_percent
    if percent is not None and treadmill.incline_for(percent).capped:
        what = (
            "steeper than your treadmill goes: it will be run at the top incline"
            if percent > 0
            else "downhill: your treadmill stays flat"
        )
        yield _warning(
            "belt-incline",
            segment,
            f"this is {what}",
            "choose another incline, or correct `treadmill.top_incline`",
            "incline",
        )


def _cues_that_never_fall(
    segment: Segment, falling: set[tuple[Address, int]]
) -> Iterator[tuple[int, Problem]]:
    """Yield the cues that fall neither in this segment nor in one before it.

    Add those that do to ``falling``.
    """
    doubtful = [
        (number, cue) for number, cue in enumerate(segment.cues) if (segment.address, number) not in falling
    ]
    if not doubtful:
        return
    goal = _planned_goal(segment)
    course = lay(goal, segment.speeds_mps, 0.0, portions_of=goal)
    for number, cue in doubtful:
        if any(falls_s(cue.at, goal, course)):
            falling.add((segment.address, number))
        else:
            remedy = "move it inside the step, or give the step a time, or a distance with a pace"
            yield (
                number,
                _warning("cue-never", segment, "this cue can never fall", remedy, f"cues.{number}.at"),
            )


def _planned_goal(segment: Segment) -> Resolved:
    if isinstance(segment.goal, TimeGoal | DistanceGoal | OpenGoal):
        return segment.goal
    return TimeGoal(segment.duration_s) if segment.duration_s else OpenGoal()


def _warning(code: str, segment: Segment, message: str, remedy: str, field: str | None = None) -> Problem:
    return Problem(Severity.WARNING, code, message=message, help=remedy, address=segment.address, field=field)
