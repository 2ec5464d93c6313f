"""Race results in a line: ``5k 19:30``, ``half 1:35:00 2026-03-01``; several with commas between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from runtimer.domain.daniels import RACES_M
from runtimer.domain.profile import RaceResult
from runtimer.formats.scalars.days import ELSEWHERE, ISO, day
from runtimer.formats.scalars.distances import match_distance
from runtimer.formats.scalars.durations import match_duration
from runtimer.formats.scalars.numbers import NUMBER, even, number
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

_NAMES = {name.value: metres for name, metres in RACES_M.items()} | {"half marathon": 21_097.5}
_KILOMETRES = re.compile(rf"({NUMBER}) ?k", re.IGNORECASE)
_DAY = re.compile(rf"(?P<before>.+?),? (?:on )?(?P<day>{ISO})")
_OTHER_DAY = re.compile(rf"(?P<before>.+?),? (?:on )?\(?(?P<day>{ELSEWHERE})\)?", re.IGNORECASE)
_BETWEEN = re.compile(
    rf" ?[,;](?! ?(?:on )?{ELSEWHERE} ?(?:[,;]|$))(?: |$|(?=[^0-9])|(?<=:[0-9]{{2}},)(?=[0-9]+ ?(?:k|km|mi|m) ))",
    re.IGNORECASE,
)
"""What parts two races: a comma, but for those around a day and that of thousands."""
_DAY_FIRST = re.compile(rf"(?P<day>{ISO})[:,]? (?P<race>.+)")
_WITHOUT_COLON = re.compile(r"(?<=[0-9])[.,]?(?=(?:[0-5][0-9])+$|[0-5][0-9][.,])")
_HELP = "write a distance and a time like `5k 19:30`, `half 1:35:00` or `10mi 1:08:20`, with the day behind it like `2026-03-01`"


def split_races(text: str) -> list[str]:
    """The races of a line."""
    return [race for race in _BETWEEN.split(" ".join(text.split())) if race]


@spelled
def race_result(text: str) -> RaceResult:
    """A race, its time, and its day when it is there; raises Refused."""
    race, on = split_day(text)
    return replace(_result(*_race_and_time(race), race), day=on)


def split_day(text: str) -> tuple[str, date | None]:
    """The race and its time without the day, and the day; raises Refused."""
    text = even(text)
    dated = _DAY.fullmatch(text)
    if dated is None and (match := _OTHER_DAY.fullmatch(text)) and _is_race(match["before"]):
        dated = match
    return (dated["before"], day(dated["day"])) if dated else (text, None)


def race_metres(text: str) -> float | None:
    """Metres of a race by its name (``half``) or its distance (``15k``, ``10mi``), None when it is neither.

    Raises Refused.
    """
    if named := _NAMES.get(text.lower()):
        return named
    if short := _KILOMETRES.fullmatch(text):
        return number(short.group(1)) * 1000
    distance = match_distance(text)
    return distance.metres if distance else None


def _race_and_time(text: str) -> tuple[float, float, str]:
    """Split where a distance (m) ends and a time (s) begins, for both may have blanks in them.

    The time in hours is the third.
    """
    if (split := _split(text)) is None:
        raise Refused("not-a-race", f"{quoted(text)} is not a race result", _meant(text))
    return split


def _split(text: str) -> tuple[float, float, str] | None:
    words = [word for word in text.split(" ") if word.lower() != "in"]
    for at in range(len(words) - 1, 0, -1):
        race, time = " ".join(words[:at]), " ".join(words[at:])
        if (seconds := match_duration(time)) and (metres := race_metres(race)):
            return metres, seconds, f"{race} {time}:00"
    return None


def _is_race(text: str) -> bool:
    try:
        return _split(text) is not None
    except Refused:
        return False


def _meant(text: str) -> str:
    """The remedy for a text that is no race and time."""
    if (turned := _DAY_FIRST.fullmatch(text)) and _is_race(turned["race"]):
        return f"write the day behind the race: `{turned['race']} {turned['day']}`"
    race, _, time = text.rpartition(" ")
    clock = f"{race} {_WITHOUT_COLON.sub(':', time)}"
    return f"did you mean `{clock}`?" if race and _is_race(clock) else _HELP


def _result(metres: float, seconds: float, in_hours: str, text: str) -> RaceResult:
    try:
        return RaceResult(metres, seconds)
    except ValueError as error:
        remedy = _HELP
        if in_hours.count(":") == 2 and _is_sensible(metres, seconds * 60):
            remedy = f"did you mean `{in_hours}`, in hours?"
        raise Refused(
            "senseless-race", f"{quoted(text)} is not a result that a runner can have", remedy
        ) from error


def _is_sensible(metres: float, seconds: float) -> bool:
    try:
        RaceResult(metres, seconds)
    except ValueError:
        return False
    return True
