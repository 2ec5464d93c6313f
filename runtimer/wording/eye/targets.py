"""What is to be held, in words: paces for this runner, settings of this runner's belt."""

from __future__ import annotations

from runtimer.domain.runner import Runner
from runtimer.domain.targets import Quantity, Shape
from runtimer.domain.treadmill import Treadmill, ordinary_belt
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.engine.plan.plan import Segment
from runtimer.wording.eye import figures

WORTH_SAYING = 0.01
"""A difference between the belt's speed and the target that a runner should know of."""

SCALED = "every speed of a workout, as set in runner.scale"
"""What a lasting change of speed is about."""

_DUST = 1e-6


def dial(mps: float, unit: Unit, treadmill: Treadmill | None) -> tuple[str, str]:
    """Return what the belt's display shows and its unit: ``16.0``, ``km/h``.

    Of an unknown machine in ``unit``.
    """
    if treadmill is None:
        return f"{ordinary_belt(unit).setting_for(mps).shown:.1f}", dial_unit(unit, None)
    shown = treadmill.setting_for(mps).shown
    tenths = abs(shown * 10 - round(shown * 10)) < _DUST
    return f"{shown:.{1 if tenths else 2}f}", dial_unit(unit, treadmill)


def dial_unit(unit: Unit, treadmill: Treadmill | None) -> str:
    """Name the unit of the belt's display; of an unknown machine ``unit``."""
    return figures.speed_unit(treadmill.unit if treadmill else unit)


def belt(mps: float, unit: Unit, treadmill: Treadmill | None) -> str:
    """Write a belt setting: ``16.0 km/h``."""
    return " ".join(dial(mps, unit, treadmill))


def beyond_belt(figure: float, treadmill: Treadmill) -> str:
    """Say that a belt cannot be set to ``figure``: ``the belt goes from 0.8 to 20.0 km/h, not 31``."""
    named = figures.speed_unit(treadmill.unit)
    return f"the belt goes from {treadmill.lowest:.1f} to {treadmill.top:.1f} {named}, not {figure:g}"


def belts(segment: Segment, runner: Runner, unit: Unit, speeds_mps: tuple[float, ...] | None = None) -> str:
    """Write the belt settings of a segment: ``16.0 km/h``, ``12.0 to 13.8 km/h``.

    Empty where unknown, and in a rest.

    ``speeds_mps`` are those that it really began with, where the runner has changed the plan's.
    """
    row = segment.speeds_mps if speeds_mps is None else speeds_mps
    if not row or segment.verb is Verb.REST:
        return ""
    ends = row[0], row[-1]
    (first, named), (last, _) = (dial(mps, unit, runner.treadmill) for mps in ends)
    far = max(ends, key=lambda mps: abs(segment.off_target(mps)))
    aside = f" ({off})" if (off := off_target(segment, far)) else ""
    return f"{f'{first} to {last}' if first != last else first} {named}{aside}"


def off_target(segment: Segment | None, mps: float) -> str:
    """Say by how much the belt's speed is off what is asked for, where that is worth saying: ``+1.4 %``."""
    share = segment.off_target(mps) if segment else 0.0
    return f"{share * 100:+.1f} %".replace("-", "−") if abs(share) > WORTH_SAYING else ""


def scale(share: float) -> str:
    """Write a day's change of speed: ``+2 %``; empty where there is none."""
    percent = (share - 1) * 100
    if abs(percent) <= _DUST:
        return ""
    return f"{'+' if percent > 0 else '−'}{figures.number(abs(percent), 1)} %"


def paces(segment: Segment, runner: Runner, unit: Unit) -> str:
    """Write what a target's words come to in paces for this runner: ``3:54 /km``.

    Empty where its words say so already.
    """
    speed = segment.target.speed
    if speed is None or speed.quantity is Quantity.SPEED or not segment.asked_mps:
        return ""
    if runner.scale == 1 and (
        speed.quantity is Quantity.TIME or (speed.name is None and speed.unit in (unit, None))
    ):
        return ""
    first, last = (figures.pace(mps, unit) for mps in (segment.asked_mps[0], segment.asked_mps[-1]))
    return (
        f"{first.partition(' ')[0]} to {last}"
        if speed.shape is Shape.PROGRESSION and first != last
        else first
    )


def says_belt(segment: Segment, runner: Runner, unit: Unit) -> bool:
    """Return whether a target's words are what the belt's display shows."""
    speed, display = segment.target.speed, runner.treadmill.unit if runner.treadmill else unit
    if (
        speed is None
        or speed.quantity is not Quantity.SPEED
        or speed.unit is not display
        or runner.scale != 1
    ):
        return False
    if runner.treadmill is None:
        return True
    if any(off_target(segment, mps) for mps in segment.speeds_mps):
        return False
    return all(
        abs(runner.treadmill.setting_for(mps).shown - display.per_hour(mps)) < _DUST
        for mps in segment.asked_mps
    )


def holding(segment: Segment, runner: Runner, unit: Unit, speeds_mps: tuple[float, ...] | None = None) -> str:
    """Write all that is to be held: ``5k · 3:54 /km · 1 % · belt 15.4 km/h``.

    ``speeds_mps`` as in :func:`belts`.
    """
    target, as_planned = segment.target, speeds_mps in (None, segment.speeds_mps)
    setting = (
        "" if as_planned and says_belt(segment, runner, unit) else belts(segment, runner, unit, speeds_mps)
    )
    parts = (
        target.speed.text if target.speed else "",
        paces(segment, runner, unit),
        figures.target(target, runner, speed=False),
        f"belt {setting}" if setting else "",
    )
    return " · ".join(filter(None, parts))
