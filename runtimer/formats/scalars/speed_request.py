"""A speed as somebody asks for it: a pace, a speed, a name, or a distance in a time."""

from __future__ import annotations

import re

from runtimer.domain.targets import Quantity, Shape, SpeedTarget
from runtimer.formats.scalars.durations import duration
from runtimer.formats.scalars.numbers import even
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.paces import pace
from runtimer.formats.scalars.races import race_metres
from runtimer.formats.scalars.refusal import Refused, quoted
from runtimer.formats.scalars.speeds import sensible, speed

_IN = re.compile(r"(?P<distance>.+) in (?P<time>.+)", re.IGNORECASE)
_PER_HOUR = re.compile(r"(?:/ ?h|kph|kmh|mph)$", re.IGNORECASE)


@spelled
def asked_speed(text: str) -> SpeedTarget:
    """What ``3:45/km``, ``10.5mph``, ``5k``, ``5k + 5s/km`` or ``400m in 78s`` asks for; raises Refused."""
    text = even(text)
    if match := _IN.fullmatch(text):
        return _distance_in_time(match, text)
    return pace_or_speed(text)


def pace_or_speed(text: str) -> SpeedTarget:
    """A target in time per distance, by name, or in km/h or mph; raises Refused."""
    return speed(text) if _PER_HOUR.search(text.rstrip()) else pace(text)


def _distance_in_time(found: re.Match[str], text: str) -> SpeedTarget:
    metres = race_metres(found["distance"])
    if metres is None:
        raise Refused(
            "not-a-distance", f"{quoted(found['distance'])} is not a distance", "write it like `400m in 78s`"
        )
    point = sensible(metres / duration(found["time"]), text)
    return SpeedTarget(text, point, point, Shape.HOLD, Quantity.TIME)
