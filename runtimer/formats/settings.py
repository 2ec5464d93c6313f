"""The settings file ``runtimer.toml``: text to values, every mistake with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.domain.profile import Profile, Race
from runtimer.domain.targets import ExactSpeed, PaceName, Shape
from runtimer.domain.units import METRES_PER_MILE, Unit
from runtimer.formats.workouts.scalars.distances import match_distance
from runtimer.formats.workouts.scalars.durations import duration
from runtimer.formats.workouts.scalars.names import match_name
from runtimer.formats.workouts.scalars.numbers import even
from runtimer.formats.workouts.scalars.paces import pace
from runtimer.formats.workouts.scalars.refusal import Refused, nearest, quoted

_RACE = re.compile(r"(.+?)(?: in|:)? (\S+)")
_RACES_M = {"half": 21_097.5, "half marathon": 21_097.5, "marathon": 42_195.0, "mile": METRES_PER_MILE}
_SYNTAX = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class ParsedSettings:
    """What the file says; a value that is wrong is left out, and told of."""

    profile: Profile
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_settings(text: str) -> ParsedSettings:
    """Read the settings. Never raises; a file that is no TOML gives the defaults and the place of the mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ParsedSettings(Profile(), (_syntax(str(error), text),))
    reading = _Reading(text)
    reading.unknown(data, "", ("runner",))
    runner = reading.table(data, "runner")
    reading.unknown(runner, "runner", ("unit", "race", "race_date", "walk", "paces"))
    paces = reading.table(runner, "paces", "runner.paces")
    own = {
        name: mps
        for key, value in paces.items()
        if (name := reading.name(key)) and (mps := reading.take("runner.paces", key, value, _speed))
    }
    unit = reading.take("runner", "unit", runner.get("unit", "km"), _unit) or Unit.KM
    on = reading.take("runner", "race_date", runner["race_date"], _day) if "race_date" in runner else None
    race = reading.take("runner", "race", runner["race"], lambda value: _race(value, on)) if "race" in runner else None
    walk = reading.take("runner", "walk", runner["walk"], _speed) if "walk" in runner else None
    return ParsedSettings(Profile(unit, race, own, walk), tuple(sorted(reading.found, key=lambda one: (one.line, one.column))))


class _Reading:
    """Collects what is wrong with the settings of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.found: list[Diagnostic] = []

    def table(self, data: dict[str, Any], key: str, path: str | None = None) -> dict[str, Any]:
        """Return a table, an empty one where there is none."""
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self._refuse(path or key, None, Refused("not-a-table", f"`{key}` is a table", f"write `[{path or key}]`, and its keys below it"))
        return {}

    def unknown(self, data: dict[str, Any], path: str, known: tuple[str, ...]) -> None:
        """Refuse keys that mean nothing."""
        for key in data:
            if key not in known:
                near = nearest(key, known)
                remedy = f"did you mean `{near}`?" if near else f"known here: {', '.join(known)}"
                where = f" in [{path}]" if path else ""
                self._refuse(path, key, Refused("unknown-key", f"unknown key {quoted(key)}{where}", remedy))

    def name(self, key: str) -> PaceName | None:
        """Return the pace of that name, and refuse a key that is none."""
        name = match_name(key)
        if name is None:
            near = nearest(key, PaceName)
            remedy = f"did you mean `{near}`?" if near else f"known paces: {', '.join(PaceName)}"
            self._refuse("runner.paces", key, Refused("unknown-pace", f"{quoted(key)} is not a pace", remedy))
        return name

    def take(self, path: str, key: str, value: object, read: Callable[[object], Value]) -> Value | None:
        """Return what a value means, None for one that is refused."""
        try:
            return read(value)
        except Refused as refused:
            self._refuse(path, key, refused)
            return None

    def _refuse(self, path: str, key: str | None, refused: Refused) -> None:
        line, column, width = next(_places(self._text, path, key), (1, 1, 1))
        self.found.append(Diagnostic(Severity.ERROR, refused.code, refused.message, line, column, refused.help, width))


def _places(text: str, path: str, key: str | None) -> Iterator[tuple[int, int, int]]:
    """Yield line, column and width of a table's header, or of a key in it."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([^\]]+?)\s*\]", line):
            table = header.group(1).replace('"', "").replace(" ", "")
            if table == (path if key is None else key if not path else None):
                yield number, header.start(1) + 1, len(header.group(1))
        elif key is not None and (found := re.match(r"""\s*["']?([^"'=\s]+)["']?\s*=""", line)):
            whole = f"{table}.{found.group(1)}" if table else found.group(1)
            if whole == (f"{path}.{key}" if path else key):
                yield number, found.start(1) + 1, len(found.group(1))


def _syntax(message: str, text: str) -> Diagnostic:
    found = _SYNTAX.fullmatch(message)
    lines = text.splitlines() or [""]
    line, column = (int(found.group(2)), int(found.group(3))) if found else (len(lines), len(lines[-1]) + 1)
    words = found.group(1) if found else re.sub(r" \(at end of document\)", "", message)
    return Diagnostic(Severity.ERROR, "syntax", f"this is not TOML: {words}", line, column, 'write `key = "value"` below a `[table]`')


def _text(value: object, example: str) -> str:
    if not isinstance(value, str):
        raise Refused("not-a-text", f"{quoted(str(value))} is not a text", f"write it between quotation marks: `{example}`")
    return even(value)


def _unit(value: object) -> Unit:
    text = _text(value, 'unit = "km"').lower()
    if text not in tuple(known.value for known in Unit):
        raise Refused("unknown-unit", f"{quoted(text)} is not a unit", "write `km` or `mi`")
    return Unit(text)


def unit(text: str) -> Unit:
    """Return the unit of that name. Raises Refused."""
    return _unit(text)


def _speed(value: object) -> float:
    """Return the speed (m/s) of a pace that is held."""
    target = pace(_text(value, 'easy = "5:20/km"'))
    if target.shape is not Shape.HOLD or not isinstance(target.start, ExactSpeed):
        raise Refused("not-exact", f"{quoted(target.text)} is not one pace", "write one pace, such as `5:20/km`")
    return target.start.mps


def _day(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise Refused("not-a-date", f"{quoted(str(value))} is not a day", "write it without quotation marks: `race_date = 2026-03-01`")
    return value


def _race(value: object, on: date | None) -> Race:
    text = _text(value, 'race = "5k 19:30"')
    found = _RACE.fullmatch(text)
    metres = _race_metres(found.group(1)) if found else None
    if found is None or metres is None:
        raise Refused("not-a-race", f"{quoted(text)} is not a race", "write the distance and the time: `5k 19:30`, `half 1:32:10`")
    try:
        return Race(metres, duration(found.group(2)), on)
    except Refused:
        raise
    except ValueError as error:
        raise Refused("senseless-race", f"{quoted(text)} gives no paces: {error}", "write a race such as `5k 19:30`") from error


def _race_metres(text: str) -> float | None:
    if (known := _RACES_M.get(text.lower())) is not None:
        return known
    kilometres = re.fullmatch(r"([0-9.]+) ?k", text, re.IGNORECASE)
    goal = match_distance(f"{kilometres.group(1)}km" if kilometres else text)
    return goal.metres if goal else None
