"""Plans and diagnostics as JSON values, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from runtimer.domain.errors import Diagnostic
from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    SendOffGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Band, Zone
from runtimer.engine.plan.belt_speeds import ends_mps
from runtimer.engine.plan.plan import Plan, Segment

Json = dict[str, Any]


def check_report(label: str, plan: Plan | None, diagnostics: Iterable[Diagnostic], *, valid: bool) -> Json:
    """Return what ``runtimer check --json`` says of one file."""
    return {
        "path": label,
        "valid": valid,
        "name": plan.workout.name if plan else None,
        "segments": len(plan.segments) if plan else None,
        "duration_s": _figure(plan.duration_s) if plan else None,
        "distance_m": _figure(plan.metres) if plan else None,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
    }


def plan_report(plan: Plan, diagnostics: Iterable[Diagnostic]) -> Json:
    """Return what ``runtimer show --json`` says: totals, and every segment with seconds, metres and m/s."""
    return {
        "name": plan.workout.name,
        "distance_m": _figure(plan.metres),
        "duration_s": _figure(plan.duration_s),
        "estimated": plan.estimated or plan.metres_estimated,
        "segments": [_segment(segment, plan.runner) for segment in plan.segments],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
    }


def _figure(value: float) -> float:
    """Leave out the dust of floating point: a millionth is nothing to a runner."""
    return round(value, 6)


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "help": diagnostic.help,
    }


def _segment(segment: Segment, runner: Runner) -> Json:
    return {
        "verb": segment.verb.value,
        "name": segment.name,
        "rep": [[rep.number, rep.of] for rep in segment.reps],
        "optional": segment.optional,
        "goal": _goal(segment.goal),
        "target": _target(segment, runner),
        "start_s": _figure(segment.start_s),
        "duration_s": None if segment.duration_s is None else _figure(segment.duration_s),
        "estimated": segment.estimated,
    }


def _goal(goal: Goal) -> Json:
    match goal:
        case TimeGoal(seconds):
            return {"kind": "time", "seconds": seconds}
        case DistanceGoal(metres):
            return {"kind": "distance", "metres": metres}
        case OpenGoal():
            return {"kind": "open"}
        case ShareGoal(of_rep):
            return {"kind": "share", "of_rep": of_rep}
        case TotalDistanceGoal(metres):
            return {"kind": "total", "metres": metres}
        case TotalTimeGoal(seconds):
            return {"kind": "total", "seconds": seconds}
        case SendOffGoal(every_s):
            return {"kind": "send-off", "every_s": every_s}


def _target(segment: Segment, runner: Runner) -> Json:
    target, speed = segment.target, segment.target.speed
    ends = ends_mps(speed, runner) if speed else None
    return {
        "text": speed.text if speed else None,
        "name": speed.name if speed else None,
        "shape": speed.shape.value if speed else "none",
        "speed_mps": list(ends) if ends else None,
        "belt_mps": [_figure(mps) for mps in (segment.speeds_mps[0], segment.speeds_mps[-1])]
        if runner.treadmill and ends
        else None,
        "incline_percent": target.incline_percent,
        "hr": _heart_rate(target.hr),
        "cadence": _band(target.cadence),
        "rpe": _band(target.rpe),
    }


def _band(band: Band | None) -> list[float] | None:
    return [band.low, band.high] if band else None


def _heart_rate(value: Band | Zone | None) -> list[float] | str | None:
    return f"Z{value.number}" if isinstance(value, Zone) else _band(value)
