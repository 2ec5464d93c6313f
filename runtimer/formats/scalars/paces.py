"""Paces: ``3:45/km``, ``5k + 5s/km``, ``95% threshold``, ranges and progressions of them."""

from __future__ import annotations

import re
from dataclasses import replace

from runtimer.domain.targets import (
    SLOWEST_FIRST,
    ExactSpeed,
    NamedSpeed,
    Quantity,
    Shape,
    SpeedPoint,
    SpeedTarget,
)
from runtimer.domain.units import LengthUnit, Unit
from runtimer.formats.scalars.distances import DISTANCE, match_distance
from runtimer.formats.scalars.durations import DURATION, clock_text, duration, duration_range
from runtimer.formats.scalars.numbers import (
    DASH,
    NUMBER,
    ends_text,
    even,
    is_bare,
    number,
    number_text,
    share_text,
)
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.pace_names import LETTER, NAME, match_name, pace_name
from runtimer.formats.scalars.refusal import Refused, quoted, takes
from runtimer.formats.scalars.speeds import sensible

MOST_OFFSET_S_PER_M = 0.12
"""Two minutes a kilometre: a larger offset was meant as a pace."""

LEAST_SHARE, MOST_SHARE = 0.3, 2.0

_PER = rf" ?/ ?(?:km|mi|mile|{DISTANCE})"
_NAMED = rf"(?:(?:{NUMBER} ?% ?)?(?:{NAME}|{LETTER})|(?:{NAME}|{LETTER}) ?[-+−–] ?{DURATION}{_PER})"
_EXACT = rf"(?:{DURATION}(?: ?min)?{_PER})"
_POINT = rf"(?:{_NAMED}|{_EXACT})"
_RANGE = rf"(?:{NAME}|{LETTER}){DASH}(?:{NAME}|{LETTER})|(?:{NUMBER}|{DURATION})(?:{_PER})?{DASH}{_EXACT}"
PACE = rf"(?:{_POINT}|{_RANGE}|(?:{_POINT}|{DURATION}) to {_POINT})"
"""The pattern of a pace target."""

_WORD = r"[A-Za-z0-9]+"
_OFFSET = re.compile(rf"(?P<name>{_WORD}) ?(?P<sign>[-+−–]) ?(?P<time>[^/]+)/(?P<per>[^/]+)")
_SHARE = re.compile(rf"(?P<share>{NUMBER}) ?% ?(?P<name>{_WORD})")
_NAMES = re.compile(rf"(?P<first>{_WORD}){DASH}(?P<last>{_WORD})")
_TIME_PER = re.compile(r"(?P<time>[^/]+)/(?P<per>[^/]+)")
_TWICE_PER = re.compile(rf"(?P<first>[^/]+)/(?P<unit>[^/]+?){DASH}(?P<last>[^/]+)/(?P<per>[^/]+)")
_CLOCK_MIN = re.compile(r"(:[0-5][0-9]) ?min ?/", re.IGNORECASE)
_TO = re.compile(" to ", re.IGNORECASE)


@spelled
def pace(text: str) -> SpeedTarget:
    """A target in time per distance, or by name; raises Refused."""
    text = even(text)
    if "." in text:
        _refuse_two_readings(text)
    try:
        return _read(text)
    except Refused as refused:
        from runtimer.formats.scalars.pace_slips import probably_meant  # only a mistake waits for it

        if meant := [f"`{spelling}`" for spelling in probably_meant(text) if takes(_read, spelling)]:
            raise Refused(
                refused.code, f"{quoted(text)} is not a pace", f"did you mean {' or '.join(meant)}?"
            ) from None
        raise


def _refuse_two_readings(text: str) -> None:
    from runtimer.formats.scalars.minutes import two_readings  # few paces have a point

    readings = two_readings(text)
    if readings and all(takes(_read, reading) for reading in readings):
        remedy = "write `{}`, or `{}` if decimals are meant".format(*readings)
        raise Refused("decimals-or-seconds", f"{quoted(text)} can be read in two ways", remedy)


def _read(text: str) -> SpeedTarget:
    return _shaped(_CLOCK_MIN.sub(r"\1/", text), text)


def _shaped(text: str, written: str) -> SpeedTarget:
    ends = _TO.split(text)
    if len(ends) > 2:
        raise Refused(
            "not-a-range",
            f"{quoted(text)} has more than two ends",
            "write a progression like `5:00/km to 4:20/km`",
        )
    target = (
        _progression(*ends)
        if len(ends) == 2
        else _range_of_names(text) or _range_of_paces(text) or _held(text)
    )
    return replace(target, text=written)


def _held(text: str) -> SpeedTarget:
    point, unit = _point(text)
    return SpeedTarget("", point, point, shape=Shape.HOLD, quantity=Quantity.PACE, unit=unit)


def _progression(first: str, last: str) -> SpeedTarget:
    end, unit = _point(last)
    if "/" not in first and "/" in last and match_name(first) is None:
        first = f"{first}/{last.rpartition('/')[2]}"
    start, first_unit = _point(first)
    return SpeedTarget(
        "", start, end, shape=Shape.PROGRESSION, quantity=Quantity.PACE, unit=first_unit or unit
    )


def _range_of_names(text: str) -> SpeedTarget | None:
    match = _NAMES.fullmatch(text)
    if match is None or match_name(match["first"]) is None:
        return None
    slow, fast = sorted((pace_name(match["first"]), pace_name(match["last"])), key=SLOWEST_FIRST.index)
    return SpeedTarget("", NamedSpeed(slow), NamedSpeed(fast), Shape.RANGE)


def _range_of_paces(text: str) -> SpeedTarget | None:
    if _offset(text):
        return None
    if twice := _TWICE_PER.fullmatch(text):
        points = [(_exact(twice["first"], twice["unit"])), _exact(twice["last"], twice["per"])]
    elif (match := _TIME_PER.fullmatch(text)) and len(ends := re.split(DASH, even(match["time"]))) > 1:
        if all(map(is_bare, ends)):
            raise _without_unit(match["time"], match["per"])
        points = [_exact_s(seconds, match["per"], text) for seconds in duration_range(match["time"])]
    else:
        return None
    (slow, unit), (fast, _) = sorted(points, key=lambda point: point[0].mps)
    return SpeedTarget("", slow, fast, shape=Shape.RANGE, quantity=Quantity.PACE, unit=unit)


def _point(text: str) -> tuple[SpeedPoint, Unit | None]:
    if share := _SHARE.fullmatch(text):
        return _shared(share, text), None
    if offset := _offset(text):
        return _shifted(offset, text), None
    if match := _TIME_PER.fullmatch(text):
        return _exact(match["time"], match["per"])
    if re.fullmatch(r"[0-9]+(?::[0-9]+)+", text) or is_bare(text):
        raise Refused(
            "bare-number",
            f"{quoted(text)} has no unit",
            f"did you mean `{_clock(text)}/km` or `{_clock(text)}/mi`?",
        )
    return NamedSpeed(pace_name(text)), None


def _clock(text: str) -> str:
    return text if ":" in text else f"{text}min"


def _exact(time: str, per: str) -> tuple[ExactSpeed, Unit]:
    if is_bare(even(time)):
        raise _without_unit(time, per)
    return _exact_s(duration(time), per, f"{time}/{per}")


def _without_unit(time: str, per: str) -> Refused:
    time, per = even(time), even(per)
    meant = [f"`{spelling}`" for unit in ("min", "s") if takes(_read, spelling := f"{time}{unit}/{per}")]
    remedy = f"did you mean {' or '.join(meant)}?" if meant else "write a pace like `3:45/km`"
    return Refused("bare-number", f"{quoted(f'{time}/{per}')} has no unit of time", remedy)


def _exact_s(seconds: float, per: str, text: str) -> tuple[ExactSpeed, Unit]:
    metres, unit = _per(per)
    return sensible(metres / seconds, text), unit


def _per(text: str) -> tuple[float, Unit]:
    text = even(text)
    distance = match_distance(f"1{text}" if text[0].isalpha() else text)
    if distance is None:
        raise Refused(
            "unknown-unit",
            f"a pace is not written per {quoted(text)}",
            "write `/km`, `/mi` or a distance like `/400m`",
        )
    return distance.metres, Unit.KM if distance.unit in (LengthUnit.M, LengthUnit.KM) else Unit.MI


def _offset(text: str) -> re.Match[str] | None:
    match = _OFFSET.fullmatch(text)
    return match if match and match_name(match["name"]) else None


def _shifted(found: re.Match[str], text: str) -> NamedSpeed:
    offset = duration(found["time"]) / _per(found["per"])[0]
    if offset > MOST_OFFSET_S_PER_M:
        raise Refused(
            "large-offset",
            f"{quoted(text)} is more than two minutes a kilometre off",
            "write an offset like `5k + 5s/km`",
        )
    return NamedSpeed(pace_name(found["name"]), offset_s_per_m=offset if found["sign"] == "+" else -offset)


def _shared(found: re.Match[str], text: str) -> NamedSpeed:
    share = number(found["share"]) / 100
    if not LEAST_SHARE <= share <= MOST_SHARE:
        raise Refused(
            "senseless-share",
            f"{quoted(text)} is no share of a pace",
            "write a share of its speed between 30% and 200%",
        )
    return NamedSpeed(pace_name(found["name"]), share=share)


def pace_text(target: SpeedTarget) -> str:
    """Return a target in time per distance, or by name, as a file writes it.

    Raise ValueError for a range that no file can say.
    """
    unit = target.unit or Unit.KM
    first, last = (_point_text(point, unit) for point in (target.start, target.end))
    if target.shape is Shape.PROGRESSION:
        return f"{first} to {last}"
    if isinstance(target.start, ExactSpeed) and isinstance(target.end, ExactSpeed):
        return f"{ends_text(_clock_of(target.end, unit), _clock_of(target.start, unit))}/{unit.value}"
    if first != last and not (match_name(first) and match_name(last)):
        raise ValueError(f"no file has a range from {first} to {last}")
    return ends_text(first, last)


def _point_text(point: SpeedPoint, unit: Unit) -> str:
    if isinstance(point, ExactSpeed):
        return f"{_clock_of(point, unit)}/{unit.value}"
    if point.offset_s_per_m:
        sign, apart = "-" if point.offset_s_per_m < 0 else "+", abs(point.offset_s_per_m)
        seconds = number_text(apart * unit.metres, lambda seconds: seconds / unit.metres == apart)
        return f"{point.name.value} {sign} {seconds}s/{unit.value}"
    return point.name.value if point.share == 1 else f"{share_text(point.share)} {point.name.value}"


def _clock_of(point: ExactSpeed, unit: Unit) -> str:
    seconds = number_text(unit.pace_s(point.mps), lambda seconds: unit.metres / seconds == point.mps)
    return clock_text(float(seconds))
