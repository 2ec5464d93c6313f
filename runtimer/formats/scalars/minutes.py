"""Minutes with a point, ``4.30 min``: for some with decimals, for others with seconds."""

from __future__ import annotations

import re

from runtimer.formats.scalars.durations import MINUTE
from runtimer.formats.scalars.numbers import DASH

_POINTED = re.compile(rf"[0-9]\.[0-9]+(?:{DASH}[0-9.:]+| to [0-9.:]+)? ?{MINUTE}", re.IGNORECASE)
_MINUTES = re.compile(
    rf"(?<![0-9.:])(?P<whole>[0-9]{{1,2}})(?:\.(?P<part>[0-9]+))?(?: ?{MINUTE})?(?= ?/| ?[-–]| to )",
    re.IGNORECASE,
)
_SIXTY = 60


def two_readings(text: str) -> tuple[str, str] | None:
    """The text with seconds after the point, and with decimals.

    None where nobody would read it as the first, or both are one.
    """
    parts = [match["part"] for match in _MINUTES.finditer(text) if match["part"]]
    if not _POINTED.search(text) or not all(len(part) == 2 and int(part) < _SIXTY for part in parts):
        return None
    seconds, decimals = (_MINUTES.sub(read, text) for read in (_seconds, _decimals))
    return (seconds, decimals) if seconds != decimals else None


def _seconds(found: re.Match[str]) -> str:
    return f"{found['whole']}:{found['part'] or '00'}"


def _decimals(found: re.Match[str]) -> str:
    return f"{found['whole']}:{round(int(found['part'] or 0) * _SIXTY / 100):02}"
