"""Distances: ``1000m``, ``1.5 km``, ``0.25mi``, ``400yd``."""

from __future__ import annotations

import re

from runtimer.domain.goals import DistanceGoal
from runtimer.domain.units import LengthUnit
from runtimer.formats.scalars.numbers import NUMBER, THOUSANDS, number, number_text
from runtimer.formats.scalars.refusal import Refused, quoted

SHORTEST_M = 20.0
"""Below this a distance was probably meant as minutes or miles."""

POINT_AMONG_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number that is a thousand times as much to half of the world."""

_UNITS = {
    LengthUnit.KM: r"(?:km|kilomet(?:er|re)s?)",
    LengthUnit.MI: r"(?:miles?|mi)",
    LengthUnit.YD: r"(?:yards?|yd)",
    LengthUnit.M: r"(?:m|met(?:er|re)s?)",
}
_TOO_SHORT = r"(?![01]?[0-9](?:\.[0-9]+)? ?m(?:et(?:er|re)s?)?(?![A-Za-z]))"
_AMOUNTS = {LengthUnit.KM: NUMBER, LengthUnit.MI: NUMBER, LengthUnit.YD: THOUSANDS, LengthUnit.M: THOUSANDS}
DISTANCE = (
    rf"(?:{_TOO_SHORT}(?:{'|'.join(f'{_AMOUNTS[unit]} ?{pattern}' for unit, pattern in _UNITS.items())}))"
)
"""The pattern of a distance."""

_DISTANCES = {
    unit: re.compile(rf"({_AMOUNTS[unit]}) ?{pattern}", re.IGNORECASE) for unit, pattern in _UNITS.items()
}
_CAPITAL_M = re.compile(rf"({THOUSANDS}) ?M")


def match_distance(text: str) -> DistanceGoal | None:
    """The distance in an even text, None when it is not one; raises Refused for one that was hardly meant."""
    if ambiguous := _CAPITAL_M.fullmatch(text):
        amount = ambiguous.group(1)
        raise Refused(
            "capital-m",
            f"{quoted(text)} may be metres or miles",
            f"write `{amount}m` or `{amount.replace(',', '')}mi`",
        )
    for unit, pattern in _DISTANCES.items():
        if match := pattern.fullmatch(text):
            return _sensible(match.group(1), unit)
    return None


def _sensible(amount: str, unit: LengthUnit) -> DistanceGoal:
    metres = number(amount) * unit.metres
    if metres >= SHORTEST_M:
        return DistanceGoal(metres, unit)
    raise Refused(
        "short-distance",
        f"`{amount}{unit.value}` is a distance under {SHORTEST_M:.0f} m",
        _longer(amount, unit),
    )


def _longer(amount: str, unit: LengthUnit) -> str:
    if not number(amount):
        return "write an amount above zero"
    thousands = f"`{amount.replace('.', '')}{unit}`, " if POINT_AMONG_THOUSANDS.fullmatch(amount) else ""
    return f"did you mean {thousands}`{amount}min` or `{amount}mi`?"


def distance_text(metres: float, unit: LengthUnit) -> str:
    """Return a distance as a runner writes it: ``1000m``, ``0.25mi``."""
    return f"{_amount(metres, unit)}{unit.value}"


def likely_unit(metres: float) -> LengthUnit:
    """Return the unit that a distance was probably written in: it is exact there, and shortest."""

    def cost(unit: LengthUnit) -> tuple[bool, int]:
        amount = _amount(metres, unit)
        return number(amount) * unit.metres != metres, len(amount + unit)

    return min(LengthUnit, key=cost)


def _amount(metres: float, unit: LengthUnit) -> str:
    return number_text(metres / unit.metres, lambda amount: amount * unit.metres == metres)
