"""Speeds: ``16km/h``, ``10mph``, ranges and progressions of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runtimer.domain.targets import (
    FASTEST_MPS,
    SLOWEST_MPS,
    ExactSpeed,
    Quantity,
    Shape,
    SpeedPoint,
    SpeedTarget,
)
from runtimer.domain.units import Unit
from runtimer.formats.scalars.numbers import DASH, NUMBER, ends_text, even, is_bare, number, number_text
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

_UNITS = {Unit.KM: r"(?:km ?/ ?h|kmh|kph)", Unit.MI: r"(?:mph|mi ?/ ?h)"}
_SPEED = f"(?:{NUMBER} ?(?:{'|'.join(_UNITS.values())}))"
SPEED = f"(?:(?:{NUMBER}(?: ?(?:{'|'.join(_UNITS.values())}))?(?:{DASH}| to ))?{_SPEED})"
"""The pattern of a speed target."""

_SPEEDS = {unit: re.compile(rf"({NUMBER}) ?{pattern}", re.IGNORECASE) for unit, pattern in _UNITS.items()}
_BETWEEN = re.compile(rf"(?P<progression> to )|{DASH}", re.IGNORECASE)


@spelled
def speed(text: str) -> SpeedTarget:
    """A target in km/h or mph; raises Refused."""
    text = even(text)
    ends = split_ends(text)
    last, unit = _exact(ends[-1], None)
    first, _ = _exact(ends[0], unit)
    shape = shape_of(text, ends)
    if shape is Shape.RANGE and first.mps > last.mps:
        first, last = last, first
    return SpeedTarget(text, first, last, shape=shape, quantity=Quantity.SPEED, unit=unit)


def split_ends(text: str) -> list[str]:
    """One text, or the two ends of a range or progression; raises Refused for more."""
    ends = [text]
    if match := _BETWEEN.search(text):
        ends = [text[: match.start()], text[match.end() :]]
    if not all(ends) or _BETWEEN.search(ends[-1]):
        raise Refused(
            "not-a-range", f"{quoted(text)} is not one value, nor two", "write a range like `15-16km/h`"
        )
    return ends


def shape_of(text: str, ends: Sequence[str]) -> Shape:
    """The shape that a text with these ends has."""
    if len(ends) == 1:
        return Shape.HOLD
    return Shape.PROGRESSION if " to " in text.lower() else Shape.RANGE


def _exact(text: str, default: Unit | None) -> tuple[ExactSpeed, Unit]:
    for unit, pattern in _SPEEDS.items():
        if match := pattern.fullmatch(text):
            return sensible(unit.from_per_hour(number(match.group(1))), text), unit
    if is_bare(text) and default:
        return sensible(default.from_per_hour(number(text)), text), default
    if is_bare(text):
        raise Refused(
            "bare-number", f"{quoted(text)} has no unit", f"did you mean `{text}km/h` or `{text}mph`?"
        )
    raise Refused(
        "not-a-speed",
        f"{quoted(text)} is not a speed",
        "write a speed like `16km/h` or `10mph`; a pace goes with `pace`",
    )


def sensible(mps: float, text: str) -> ExactSpeed:
    """A speed within the range of sense; raises Refused."""
    if SLOWEST_MPS <= mps <= FASTEST_MPS:
        return ExactSpeed(mps)
    slow, fast = (Unit.KM.per_hour(limit) for limit in (SLOWEST_MPS, FASTEST_MPS))
    remedy = f"write a speed between {slow:.1f} and {fast:.0f} km/h"
    raise Refused("senseless-speed", f"{quoted(text)} is not a speed to run or walk at", remedy)


def speed_text(target: SpeedTarget) -> str:
    """Return a target in km/h or mph as a file writes it.

    Raise ValueError where it is held by a name.
    """
    unit = target.unit or Unit.KM
    first, last = (_amount(point, unit) for point in (target.start, target.end))
    per_hour = "km/h" if unit is Unit.KM else "mph"
    if target.shape is Shape.PROGRESSION:
        return f"{first}{per_hour} to {last}{per_hour}"
    return f"{ends_text(first, last)}{per_hour}"


def _amount(point: SpeedPoint, unit: Unit) -> str:
    if not isinstance(point, ExactSpeed):
        raise ValueError(f"{point.name} is no speed in figures")
    return number_text(unit.per_hour(point.mps), lambda amount: unit.from_per_hour(amount) == point.mps)
