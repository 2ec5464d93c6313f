"""Times: ``90s``, ``1h05min``, ``1:30``, ``1'30"``."""

from __future__ import annotations

import re

from runtimer.domain.units import SECONDS_PER_HOUR
from runtimer.formats.scalars.numbers import DASH, NUMBER, even, is_bare, number, number_text
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

SECONDS_PER_MINUTE = 60.0
LONGEST_IN_SECONDS = 120.0
"""Below it runners write seconds: ``90s``."""

_HOUR = r"(?:hours?|hrs?|h)"
MINUTE = r"(?:minutes?|mins?|['′’])"
_SECOND = r"""(?:seconds?|secs?|s|["″”])"""
_SIXTY = r"[0-5][0-9]"

_SHAPES = (
    rf"(?P<h>{NUMBER}) ?{_HOUR}(?: ?(?P<m>{NUMBER}) ?{MINUTE})?(?: ?(?P<s>{NUMBER}) ?{_SECOND})?",
    rf"(?P<h>{NUMBER}) ?{_HOUR} ?(?P<m>{_SIXTY})",
    rf"(?P<m>{NUMBER}) ?{MINUTE}(?: ?(?P<s>{NUMBER}) ?{_SECOND})?",
    rf"(?P<m>{NUMBER}) ?{MINUTE} ?(?P<s>{_SIXTY})",
    rf"(?P<s>{NUMBER}) ?{_SECOND}",
    rf"(?P<m>[0-9]+):(?P<s>{_SIXTY}(?:\.[0-9]+)?)",
    rf"(?P<h>[0-9]+):(?P<m>{_SIXTY}):(?P<s>{_SIXTY}(?:\.[0-9]+)?)",
)
_UNIT_AT_END = re.compile(r"[^0-9]+$")

DURATION = "(?:" + "|".join(re.sub(r"\?P<\w>", "?:", shape) for shape in _SHAPES) + ")"
"""The pattern of a time."""


def match_duration(text: str) -> float | None:
    """Seconds in an even text, None when it is not a time."""
    for shape in _SHAPES:
        if match := re.fullmatch(
            shape, text, re.IGNORECASE
        ):  # compiled once, if at all: a file has few of these shapes
            part = {key: number(value or "0") for key, value in match.groupdict().items()}
            return (
                part.get("h", 0) * SECONDS_PER_HOUR + part.get("m", 0) * SECONDS_PER_MINUTE + part.get("s", 0)
            )
    return None


@spelled
def duration(text: str) -> float:
    """Seconds, more than none, in a text; raises Refused."""
    text = even(text)
    seconds = match_duration(text)
    if seconds is None and is_bare(text):
        raise Refused("bare-number", f"{quoted(text)} has no unit", f"did you mean `{text}s` or `{text}min`?")
    if seconds is None:
        raise Refused(
            "not-a-time",
            f"{quoted(text)} is not a time",
            "write a time like `90s`, `2min`, `1:30` or `1h05min`",
        )
    return positive(seconds, text)


def duration_range(text: str) -> tuple[float, float]:
    """The two ends in seconds as written, the same for a single time.

    ``75-80s`` gives the second unit to the first; raises Refused.
    """
    ends = re.split(DASH, even(text))
    if len(ends) > 2:
        raise Refused("not-a-range", f"{quoted(text)} has more than two ends", "write a range like `75-80s`")
    last = duration(ends[-1])
    unit = _UNIT_AT_END.search(ends[-1])
    first = ends[0] + unit.group() if len(ends) == 2 and unit and is_bare(ends[0]) else ends[0]
    return duration(first), last


def positive(value: float, text: str) -> float:
    """The value itself; raises Refused when it is not more than nothing."""
    if value <= 0:
        raise Refused("zero", f"{quoted(text)} is nothing to do", "write an amount above zero, or remove it")
    return value


def duration_text(seconds: float) -> str:
    """Return a time as a runner writes it: ``90s``, ``15min``, ``2:30``, ``1h05min``."""
    # 66.9 minutes are no number of seconds with few decimals, so that they stay minutes.
    units = (("s", 1.0), ("min", SECONDS_PER_MINUTE), ("h", SECONDS_PER_HOUR))
    spellings = [_usual(seconds), *(_in_unit(seconds, unit, unit_s) for unit, unit_s in units)]
    exact = (spelling for spelling in spellings if match_duration(spelling) == seconds)
    return next(exact, f"{number_text(seconds)}s")


def _in_unit(seconds: float, unit: str, unit_s: float) -> str:
    return f"{number_text(seconds / unit_s, lambda amount: amount * unit_s == seconds)}{unit}"


def _usual(seconds: float) -> str:
    hours, minutes = int(seconds // 3600), int(seconds // 60 % 60)
    if seconds < LONGEST_IN_SECONDS:
        return f"{number_text(seconds)}s"
    if seconds % 60:
        return clock_text(seconds)
    if not hours:
        return f"{minutes}min"
    return f"{hours}h{minutes:02}min" if minutes else f"{hours}h"


def clock_text(seconds: float) -> str:
    """Return a time as a watch shows it: ``3:45``, ``1:05:30``; a part of a second after a point."""
    whole, _, part = number_text(seconds).partition(".")
    minutes, left_s = divmod(int(whole), 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{left_s:02}" if hours else f"{minutes}:{left_s:02}"
    return f"{clock}.{part}" if part else clock
