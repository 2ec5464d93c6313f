"""What is shown or set, not computed with: heart rate, cadence, RPE, incline; the time for a rep."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runtimer.domain.targets import Band, Zone
from runtimer.formats.scalars.durations import DURATION, duration_range, duration_text
from runtimer.formats.scalars.numbers import DASH, NUMBER, ends_text, even, is_bare, number, number_text
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

HEART_RATE = (40, 230)
CADENCE = (100, 260)
RPE = (1, 10)
INCLINE_PERCENT = (-6, 40)
"""Ranges of sense, both ends included."""

BAND = f"(?:{NUMBER}(?:{DASH}{NUMBER})?)"
ZONE = "(?:[Zz][1-5])"
REP_TIME = f"(?:{DURATION}|(?:{NUMBER}|{DURATION}){DASH}{DURATION})"
INCLINE = rf"(?:[-−]?{NUMBER} ?%)"

_BAND = re.compile(rf"({NUMBER})(?:{DASH}({NUMBER}))?")
_ZONE = re.compile(r"z([0-9]+)", re.IGNORECASE)
_INCLINE = re.compile(rf"([-−]?)({NUMBER}) ?%")


@dataclass(frozen=True, slots=True)
class RepTime:
    """The time for a distance, in seconds, from the slower end to the faster; ``text`` as written."""

    slow_s: float
    fast_s: float
    text: str


@spelled
def rep_time(text: str) -> RepTime:
    """The time for the rep or a range of it; raises Refused."""
    text = even(text)
    ends = duration_range(text)
    return RepTime(max(ends), min(ends), f"in {text}")


@spelled
def heart_rate(text: str) -> Band | Zone:
    """Beats a minute or a zone; raises Refused."""
    text = even(text)
    if zone := _ZONE.fullmatch(text):
        number_of_zone = int(zone.group(1))
        if not 1 <= number_of_zone <= 5:
            raise Refused(
                "senseless-zone",
                f"{quoted(text)} is not a heart-rate zone",
                "write a zone between `Z1` and `Z5`",
            )
        return Zone(number_of_zone)
    return _band(text, "heart rate", HEART_RATE, "150-160` or `Z3")


@spelled
def cadence(text: str) -> Band:
    """Steps a minute; raises Refused."""
    return _band(even(text), "cadence", CADENCE, "180")


@spelled
def rpe(text: str) -> Band:
    """Rating of perceived exertion; raises Refused."""
    return _band(even(text), "RPE", RPE, "7-8")


def _band(text: str, what: str, limits: tuple[int, int], example: str) -> Band:
    match = _BAND.fullmatch(text)
    if match is None:
        raise Refused(
            "not-a-band", f"{quoted(text)} is not a {what}", f"write a number or a range like `{example}`"
        )
    ends = sorted(number(end) for end in match.groups() if end)
    if not limits[0] <= ends[0] <= ends[-1] <= limits[1]:
        raise Refused(
            "senseless-band",
            f"{quoted(text)} is outside what a {what} can be",
            f"write it between {limits[0]} and {limits[1]}",
        )
    return Band(ends[0], ends[-1])


@spelled
def incline(text: str) -> float:
    """Incline in percent; raises Refused."""
    text = even(text)
    match = _INCLINE.fullmatch(text)
    if match is None and is_bare(text.lstrip("-−")):
        raise Refused("bare-number", f"{quoted(text)} has no unit", f"did you mean `{text}%`?")
    if match is None:
        raise Refused("not-an-incline", f"{quoted(text)} is not an incline", "write an incline like `1%`")
    percent = number(match.group(2)) * (-1 if match.group(1) else 1)
    low, high = INCLINE_PERCENT
    if not low <= percent <= high:
        raise Refused(
            "senseless-incline",
            f"{quoted(text)} is steeper than belts go",
            f"write an incline between {low}% and {high}%",
        )
    return percent


def band_text(band: Band | Zone) -> str:
    """Return a band or a zone as a file writes it."""
    return (
        f"Z{band.number}" if isinstance(band, Zone) else ends_text(*map(number_text, (band.low, band.high)))
    )


def incline_text(percent: float) -> str:
    """Return an incline as a file writes it."""
    return f"{number_text(percent)}%"


def rep_time_text(slow_s: float, fast_s: float) -> str:
    """Return the time for a rep as a file writes it."""
    fast, slow = map(duration_text, (fast_s, slow_s))
    said_once = fast.endswith("s") and slow.endswith("s") and fast != slow
    return ends_text(fast.removesuffix("s") if said_once else fast, slow)
