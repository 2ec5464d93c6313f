"""Race results in a line: ``5k 19:30``, ``half 1:35:00 2026-03-01``; several with commas between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from runtimer.domain.daniels import RACES_M
from runtimer.domain.profile import RaceResult
from runtimer.formats.workouts.scalars.distances import match_distance
from runtimer.formats.workouts.scalars.durations import match_duration
from runtimer.formats.workouts.scalars.numbers import NUMBER, even, number
from runtimer.formats.workouts.scalars.refusal import Refused, quoted

_NAMES = {name.value: metres for name, metres in RACES_M.items()} | {"half marathon": 21_097.5}
_KILOMETRES = re.compile(rf"({NUMBER}) ?k", re.IGNORECASE)
_DAY = re.compile(r"(?P<before>.+?),? (?:on )?(?P<day>[0-9]+-[0-9]+-[0-9]+)")
_BETWEEN = re.compile(r" ?[,;](?! ?(?:on )?[0-9]+-[0-9]+-[0-9]+)(?: |$|(?=[^0-9]))")
"""What parts two races: a comma, but for the one before a day and that of thousands."""
_HELP = "write a distance and a time like `5k 19:30`, `half 1:35:00` or `10mi 1:08:20`"


def split_races(text: str) -> list[str]:
    """The races of a line."""
    return [race for race in _BETWEEN.split(" ".join(text.split())) if race]


def race_result(text: str) -> RaceResult:
    """A race, its time, and its day when it is there; raises Refused."""
    race, on = split_day(text)
    return replace(_result(*_race_and_time(race), race), day=on)


def split_day(text: str) -> tuple[str, date | None]:
    """The race and its time without the day, and the day; raises Refused."""
    text = even(text)
    dated = _DAY.fullmatch(text)
    return (dated["before"], day(dated["day"])) if dated else (text, None)


def day(text: str) -> date:
    """A day as ``2026-03-01``; raises Refused."""
    try:
        return date.fromisoformat(even(text))
    except ValueError as error:
        raise Refused("not-a-day", f"{quoted(text)} is not a day", "write year, month and day like `2026-03-01`") from error


def race_metres(text: str) -> float | None:
    """Metres of a race by its name (``half``) or its distance (``15k``, ``10mi``), None when it is neither; raises Refused."""
    if named := _NAMES.get(text.lower()):
        return named
    if short := _KILOMETRES.fullmatch(text):
        return number(short.group(1)) * 1000
    distance = match_distance(text)
    return distance.metres if distance else None


def _race_and_time(text: str) -> tuple[float, float, str]:
    """Split where a distance (m) ends and a time (s) begins, for both may have blanks in them; the time in hours is the third."""
    words = [word for word in text.split(" ") if word.lower() != "in"]
    for at in range(len(words) - 1, 0, -1):
        race, time = " ".join(words[:at]), " ".join(words[at:])
        if (seconds := match_duration(time)) and (metres := race_metres(race)):
            return metres, seconds, f"{race} {time}:00"
    raise Refused("not-a-race", f"{quoted(text)} is not a race result", _HELP)


def _result(metres: float, seconds: float, in_hours: str, text: str) -> RaceResult:
    try:
        return RaceResult(metres, seconds)
    except ValueError as error:
        remedy = _HELP
        if in_hours.count(":") == 2 and _is_sensible(metres, seconds * 60):
            remedy = f"did you mean `{in_hours}`, in hours?"
        raise Refused("senseless-race", f"{quoted(text)} is not a result that a runner can have", remedy) from error


def _is_sensible(metres: float, seconds: float) -> bool:
    try:
        RaceResult(metres, seconds)
    except ValueError:
        return False
    return True
