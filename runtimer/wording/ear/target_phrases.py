"""What to hold, for the ear."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.goals import DistanceGoal, Goal
from runtimer.domain.targets import (
    Band,
    NamedSpeed,
    PaceName,
    Quantity,
    Shape,
    SpeedPoint,
    SpeedTarget,
    Target,
    Zone,
)
from runtimer.domain.units import Unit
from runtimer.engine.plan.belt_speeds import ends_mps, point_mps
from runtimer.wording.ear.amounts import whole
from runtimer.wording.ear.language import Noun
from runtimer.wording.ear.listener import Listener
from runtimer.wording.eye import figures

_SPEEDS = {Unit.KM: Noun.KM_AN_HOUR, Unit.MI: Noun.MILE_AN_HOUR}
_PLAIN = 1.0
"""The share of a pace that is that pace."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A speed target in words: as its author put it, and what that comes to where these do not say so."""

    authored: str = ""
    meant: str = ""


def aim(speed: SpeedTarget | None, goal: Goal, listener: Listener) -> Aim:
    """Say a speed target that is held until ``goal``; empty where there is none."""
    if speed is None:
        return Aim()
    ends = ends_mps(speed, listener.runner)
    match speed.shape, speed.start:
        case Shape.HOLD, NamedSpeed(name, 1.0, 0.0):
            return _named(name, ends, listener)
    if ends is None:
        return Aim(_shaped(_called(speed.start, listener), _called(speed.end, listener), speed, listener))
    if speed.quantity is Quantity.TIME and isinstance(goal, DistanceGoal):
        return Aim(_timed(goal.metres, ends, listener))
    return Aim((_fast if speed.quantity is Quantity.SPEED else _paced)(speed, ends, listener))


def is_on_display(speed: SpeedTarget | None, shown: str, listener: Listener) -> bool:
    """Return whether a target asks for nothing but the speed that the belt's display shows, ``16.0 km/h``."""
    if speed is None or speed.quantity is not Quantity.SPEED or speed.shape is not Shape.HOLD:
        return False
    mps = point_mps(speed.start, listener.runner)
    return mps is not None and figures.speed(mps, listener.unit) == shown


def rest_of(target: Target, listener: Listener) -> list[str]:
    """Say heart rate, cadence and effort, as far as they are asked for."""
    words, parts = listener.words, []
    if isinstance(target.hr, Zone):
        parts.append(words.zone.format(listener.language.number(target.hr.number)))
    elif target.hr:
        parts.append(words.heart_rate.format(_band(target.hr, listener)))
    if target.cadence:
        parts.append(words.cadence.format(_band(target.cadence, listener)))
    if target.rpe:
        parts.append(words.effort.format(_band(target.rpe, listener)))
    return parts


def incline(percent: float | None, listener: Listener) -> str:
    """Say the incline to set, as the treadmill can; empty where none is asked for."""
    if percent is None:
        return ""
    treadmill = listener.runner.treadmill
    able = round(treadmill.incline_for(percent).percent if treadmill else percent, 1)
    return listener.words.incline.format(
        listener.language.counted(figures.number(able or 0.0, 1), Noun.PERCENT)
    )


def _band(band: Band, listener: Listener) -> str:
    return listener.language.spanned(
        *(listener.language.figures(figures.number(end)) for end in (band.low, band.high))
    )


def _named(name: PaceName, ends: tuple[float, float] | None, listener: Listener) -> Aim:
    """Easy is a feeling; of any other name the runner wants to know what it comes to."""
    meant = _pace(ends[0], listener) if ends and name is not PaceName.EASY else ""
    return Aim(listener.words.paces[name].at_pace, meant)


def _shaped(first: str, last: str, speed: SpeedTarget, listener: Listener) -> str:
    progression = speed.shape is Shape.PROGRESSION and first != last
    return (listener.words.changing if progression else listener.words.at).format(
        listener.language.spanned(first, last)
    )


def _pace(mps: float, listener: Listener) -> str:
    return listener.language.clock(whole(listener.unit.pace_s(mps)))


def _paced(speed: SpeedTarget, ends: tuple[float, float], listener: Listener) -> str:
    """Say a pace in the runner's unit, which is named where the author wrote another one.

    Of a range the faster end first.
    """
    first, last = (_pace(mps, listener) for mps in (ends[::-1] if speed.shape is Shape.RANGE else ends))
    pace = _shaped(first, last, speed, listener)
    return pace if speed.unit in (listener.unit, None) else listener.words.per[listener.unit].format(pace)


def _fast(speed: SpeedTarget, ends: tuple[float, float], listener: Listener) -> str:
    first, last = (figures.number(listener.unit.per_hour(mps), 1) for mps in ends)
    counted = listener.language.counted(last, _SPEEDS[listener.unit])
    return _shaped(counted if first == last else listener.language.figures(first), counted, speed, listener)


def _timed(metres: float, ends: tuple[float, float], listener: Listener) -> str:
    times = (listener.language.clock(seconds) for seconds in sorted(whole(metres / mps) for mps in ends))
    return listener.words.within.format(listener.language.spanned(*times))


def _called(point: SpeedPoint, listener: Listener) -> str:
    """Say one end of a target by its name, where this runner's pace is not known."""
    language, words = listener.language, listener.words
    mps = point_mps(point, listener.runner)
    if mps is not None:
        return _pace(mps, listener)
    assert isinstance(point, NamedSpeed), "an exact speed is known"
    called = words.paces[point.name].called
    if point.share != _PLAIN:
        called = words.share.format(language.counted(figures.number(point.share * 100), Noun.PERCENT), called)
    if not point.offset_s_per_m:
        return called
    seconds = language.clock(whole(abs(point.offset_s_per_m) * listener.unit.metres))
    return (words.slower if point.offset_s_per_m > 0 else words.faster).format(called, seconds)
