"""Words and figures for the eye: the only place that rounds for it."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

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
from runtimer.domain.heart import HeartRates
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Silence
from runtimer.domain.targets import Band, Target, Zone
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Verb
from runtimer.engine.plan.plan import Segment

BETWEEN = " · "
"""What stands between the parts of a line."""

VERBS = {
    Verb.WARMUP: "warm-up",
    Verb.RUN: "run",
    Verb.JOG: "jog",
    Verb.WALK: "walk",
    Verb.RECOVER: "recover",
    Verb.REST: "rest",
    Verb.COOLDOWN: "cool-down",
}


_DUST = 1e-6


def number(value: float, digits: int = 2) -> str:
    """Write ``value`` with at most so many decimals and no idle zeros."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"


def duration(seconds: float) -> str:
    """Write whole seconds (half up) as ``1:30`` or ``1:05:30``."""
    whole = _whole(seconds)
    minutes, second = divmod(abs(whole), 60)
    hours, minute = divmod(minutes, 60)
    sign = "−" if whole < 0 else ""
    return f"{sign}{hours}:{minute:02}:{second:02}" if hours else f"{sign}{minute}:{second:02}"


def difference(seconds: float, planned_s: float | None, level: str = "±0 s") -> str:
    """Say by how much a time misses the plan, as both are shown: ``−3 s``; ``level`` where it does not.

    Empty without a plan.
    """
    if planned_s is None:
        return ""
    late_s = _whole(seconds) - _whole(planned_s)
    return f"{'+' if late_s > 0 else '−'}{abs(late_s)} s" if late_s else level


def _whole(seconds: float) -> int:
    return math.floor(seconds + 0.5)


def time_of_day(now: datetime, after_s: float) -> str:
    """Say what clocks will show so many seconds after ``now``.

    In between they may be put to summer time, or back.
    """
    return f"{(now.astimezone(UTC) + timedelta(seconds=after_s)).astimezone(now.tzinfo):%H:%M}"


def stamp(seconds: float) -> str:
    """Write a session time as ``h:mm:ss.mmm``."""
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def length(metres: float, unit: LengthUnit) -> str:
    """Write a length in the unit that the author chose: ``1000 m``, ``0.25 mi``."""
    return f"{number(metres / unit.metres)} {unit}"


def length_to_go(metres: float, unit: LengthUnit) -> str:
    """Write a length on its way to a goal; metres are whole ones, and the last is counted until it is run."""
    return length(math.ceil(metres - _DUST) if unit is LengthUnit.M else metres, unit)


def tenths(amount: float, unit: str) -> str:
    """Write an amount with one decimal: ``2.0 ms``."""
    return f"{amount:.1f} {unit}"


def distance(metres: float, unit: Unit) -> str:
    """Write a total in the runner's unit: ``12.4 km``."""
    return tenths(metres / unit.metres, unit)


def way(metres: float, unit: Unit) -> str:
    """Write what was covered: ``1.0 km``; less than half a unit in metres, ``42 m``."""
    return f"{metres:.0f} m" if metres < unit.metres / 2 else distance(metres, unit)


def sound_state(silence: Silence) -> str:
    """Say why nothing is heard."""
    return {Silence.OFF: "sound off", Silence.MUTED: "muted", Silence.LOST: "sound lost"}[silence]


def speed_unit(unit: Unit) -> str:
    """Name the unit of a speed."""
    return "km/h" if unit is Unit.KM else "mph"


def speed(mps: float, unit: Unit) -> str:
    """Write a speed: ``16.0 km/h``."""
    return tenths(unit.per_hour(mps), speed_unit(unit))


def pace(mps: float, unit: Unit) -> str:
    """Write a pace: ``3:45 /km``."""
    return f"{duration(unit.pace_s(mps))} /{unit}"


def goal(value: Goal) -> str:
    """Write how a step ends: ``1000 m``, ``1:30``, ``to 10 km``, ``50 % of rep``."""
    match value:
        case TimeGoal(seconds):
            return duration(seconds)
        case DistanceGoal(metres, unit):
            return length(metres, unit)
        case OpenGoal():
            return "open"
        case TotalTimeGoal(seconds):
            return f"to {duration(seconds)}"
        case TotalDistanceGoal(metres, unit):
            return f"to {length(metres, unit)}"
        case ShareGoal(of_rep):
            return "equal to the rep" if of_rep == 1 else f"{number(of_rep * 100)} % of rep"
        case SendOffGoal(every_s):
            return f"until {duration(every_s)} is full"


def band(value: Band) -> str:
    """Write a band: ``150-160``, ``8``."""
    low, high = number(value.low), number(value.high)
    return low if low == high else f"{low}-{high}"


def heart_rate(value: Band | Zone, heart: HeartRates) -> str:
    """Write a heart rate: ``150-160``, ``Z3``; a zone with what it means for the runner: ``Z3 152-158``."""
    if not isinstance(value, Zone):
        return band(value)
    beats = heart.zone(value.number)
    return f"Z{value.number} {band(beats)}" if beats else f"Z{value.number}"


def incline(percent: float, treadmill: Treadmill | None) -> str:
    """Write the incline to set, as the treadmill can: ``1 %``."""
    able = treadmill.incline_for(percent).percent if treadmill else percent
    return f"{number(able, 1)} %".replace("-", "−")


def target(value: Target, runner: Runner, *, speed: bool = True) -> str:
    """Write all that is to be held (or all but the speed): ``3:45/km · 1 % · HR Z3``.

    It is written as its author did, and as the treadmill can.
    """
    parts = [value.speed.text] if value.speed and speed else []
    if value.incline_percent is not None:
        parts.append(incline(value.incline_percent, runner.treadmill))
    if value.hr:
        parts.append(f"HR {heart_rate(value.hr, runner.heart)}")
    if value.cadence:
        parts.append(f"{band(value.cadence)} steps/min")
    if value.rpe:
        parts.append(f"RPE {band(value.rpe)}")
    return " · ".join(parts)


def send_off_missed(seconds: int) -> str:
    """Say that a repetition began so much after its send-off."""
    return f"send-off missed by {duration(seconds)}"


def title(segment: Segment) -> str:
    """Name a segment: its label, else its verb."""
    return segment.name or VERBS[segment.verb]


def work(segment: Segment) -> str:
    """Name a segment with its goal: ``run 1000 m``; an open one by its name alone."""
    return title(segment) if isinstance(segment.goal, OpenGoal) else f"{title(segment)} {goal(segment.goal)}"


def reps(segment: Segment) -> str:
    """Say which repetition it is: ``set 1 of 3 · rep 2 of 4``; empty outside sets."""
    return BETWEEN.join(rep_parts(segment))


def rep_parts(segment: Segment) -> tuple[str, ...]:
    """Say for each set which of its repetitions it is, the innermost last, and whether it is optional."""
    counts = (
        f"{'rep' if rep is segment.reps[-1] else 'set'} {rep.number} of {rep.of}" for rep in segment.reps
    )
    return (*counts, *(("optional",) if segment.optional else ()))
