"""How much, for the ear: goals, what is left, sums."""

from __future__ import annotations

import math

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
from runtimer.domain.units import LengthUnit, Unit
from runtimer.engine.plan.plan import Segment
from runtimer.wording.ear.language import Language, Noun
from runtimer.wording.eye import figures

_LENGTHS = {
    LengthUnit.M: Noun.METRE,
    LengthUnit.KM: Noun.KILOMETRE,
    LengthUnit.MI: Noun.MILE,
    LengthUnit.YD: Noun.YARD,
}
_TEN_M = 10
"""Finer than that nobody wants to hear a distance."""
_NEAR_M = 1.0
"""A quarter of a mile is one within a metre."""
_COARSE_FROM_S = 600
"""From ten minutes on the seconds of a whole workout are left out."""
_DUST = 1e-6


def whole(value: float) -> int:
    """Round half up, as times are written."""
    return math.floor(value + 0.5)


def goal(value: Goal, segment: Segment, language: Language) -> str:
    """Say how a step ends.

    A share or a send-off as the time that it is sure to take in the plan, where it is.
    """
    words = language.words
    match value:
        case TimeGoal(seconds):
            return language.duration(whole(seconds))
        case DistanceGoal(metres, unit):
            return language.length(metres / unit.metres, _LENGTHS[unit])
        case OpenGoal():
            return words.until_key
        case TotalTimeGoal(seconds):
            return words.in_all.format(language.duration(whole(seconds)))
        case TotalDistanceGoal(metres, unit):
            return words.in_all.format(language.length(metres / unit.metres, _LENGTHS[unit]))
        case ShareGoal() | SendOffGoal() if segment.duration_s and not segment.estimated:
            return language.duration(whole(segment.duration_s))
        case ShareGoal(of_rep):
            return _share(of_rep, language)
        case SendOffGoal():
            return words.until_start


def _share(of_rep: float, language: Language) -> str:
    words = language.words
    if of_rep in (1, 0.5):
        return words.like_rep if of_rep == 1 else words.half_of_rep
    return words.share_of_rep.format(language.counted(figures.number(of_rep * 100), Noun.PERCENT))


def time_left(seconds: float, language: Language) -> str:
    """Say a time that is left, rounded up."""
    return language.duration(math.ceil(seconds - _DUST))


def whole_left(seconds: float, language: Language) -> str:
    """Say what is left of the whole workout, rounded up: in minutes, towards the end in seconds."""
    up = math.ceil(seconds - _DUST)
    return language.duration(math.ceil(up / 60) * 60 if up >= _COARSE_FROM_S else up)


def whole_time(seconds: float, language: Language) -> str:
    """Say what a workout took, rounded down: in minutes, a short one in seconds."""
    down = math.floor(seconds + _DUST)
    return language.duration(down // 60 * 60 if down >= _COARSE_FROM_S else down)


def way(metres: float, unit: Unit, language: Language) -> str:
    """Say a distance in the runner's unit: tens of metres (rounded up), then tenths.

    Quarters where miles have them.
    """
    large = Noun.KILOMETRE if unit is Unit.KM else Noun.MILE
    quarters = max(1, round(metres / unit.metres * 4))
    if unit is Unit.MI and abs(metres - quarters * unit.metres / 4) < _NEAR_M:
        return language.length(quarters / 4, large)
    if metres < (unit.metres if unit is Unit.KM else unit.metres / 2):
        return language.length(math.ceil(metres / _TEN_M - _DUST) * _TEN_M, Noun.METRE)
    return language.length(round(metres / unit.metres, 1), large)


def off(seconds: float, language: Language) -> str:
    """Say by how much a time is off what was planned (positive: slower)."""
    much, words = whole(abs(seconds)), language.words
    if not much:
        return words.on_time
    return (words.slow if seconds > 0 else words.fast).format(language.duration(much))
