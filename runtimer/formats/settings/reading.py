"""The settings file: its values, with everything that is wrong in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.settings.keys import KEYS, TABLES
from runtimer.formats.settings.places import Path, Written, find_places
from runtimer.formats.workouts.nodes import Place
from runtimer.formats.workouts.scalars.refusal import Refused, nearest, quoted

NOT_TOML = "not-toml"
"""The code of the finding about a text that is not TOML at all."""

MOST_SHOWN = 50
"""Diagnostics of one file."""

_MOVED = {("runner", "race_date"): 'write the day behind the race: `race = "5k 19:30 2026-03-01"`'}
"""Keys that were, by table and name, with what became of them."""

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_ASSIGNMENT = re.compile(r"\s*(?P<key>[\w.\"'-]+)\s*=\s*(?P<value>[^\"'#\[{\s][^#]*?)\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a text says: values by the names of their keys, as read and ``raw`` as TOML has them; a wrong one is left out.

    ``tables`` are those that are there, be they empty. ``places`` are for further findings.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[Path, Written] = field(default_factory=dict, repr=False)

    def at_value(self, name: str, refused: Refused) -> Diagnostic:
        """Return a finding about the value of a key."""
        return _diagnostic(refused, _written(self.places, tuple(name.split("."))).value)


def parse_settings(text: str) -> SettingsFile:
    """Read a settings file; nothing that it holds makes it raise."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError, so is a number with too many digits
        return SettingsFile(diagnostics=(_not_toml(text, str(error)),))
    return _read(data, find_places(text))


def _read(data: Mapping[str, Any], places: Mapping[Path, Written]) -> SettingsFile:
    values, raw, tables, found = {}, {}, set(), []
    for path, value in _walk(data, ()):
        name = ".".join(path)
        if name in TABLES and isinstance(value, dict):
            tables.add(name)
            continue
        try:
            values[name] = _known(path, value).read(value)
            raw[name] = value
        except _UnknownKey as unknown:
            found.append(_diagnostic(unknown, _written(places, path).key))
        except Refused as refused:
            found.append(_diagnostic(refused, _written(places, path).value))
        if len(found) == MOST_SHOWN:
            break
    return SettingsFile(values, raw, frozenset(tables), tuple(sorted(found, key=lambda one: (one.line, one.column))), places)


class _UnknownKey(Refused):
    """There is no such key; to be shown at the key, not at its value."""


def _walk(data: Mapping[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    """Yield all known tables, and what is in them, be it known or not."""
    for name, value in data.items():
        path = (*above, name)
        yield path, value
        if ".".join(path) in TABLES and isinstance(value, dict):
            yield from _walk(value, path)


def _known(path: Path, value: object) -> Any:
    name = ".".join(path)
    if key := KEYS.get(name):
        return key
    if name in TABLES:
        raise Refused("not-a-table", f"`{name}` is a table, not a value", f"write `[{name}]` on a line, and its keys below")
    *above, last = path
    around = ".".join(above)
    what = f"table {quoted(f'[{last}]')}" if isinstance(value, dict) and not above else f"key {quoted(last)}"
    raise _UnknownKey("unknown-key", f"unknown {what}{f' in [{around}]' if around else ''}", _remedy(last, around))


def _remedy(last: str, around: str) -> str:
    if moved := _MOVED.get((around, last)):
        return moved
    inside = [name.rpartition(".")[2] for name in (*KEYS, *TABLES) if name.rpartition(".")[0] == around]
    if near := nearest(last, inside):
        return f"did you mean `{near}`?" if around else f"did you mean `[{near}]`?"
    if home := next((key.table for key in KEYS.values() if key.name.rpartition(".")[2] == last), None):
        return f"`{last}` belongs below `[{home}]`"
    return f"known here: {', '.join(inside)}"


def _written(places: Mapping[Path, Written], path: Path) -> Written:
    """Return where a key stands, or the nearest thing around it that has a place of its own."""
    for length in range(len(path), 0, -1):
        if found := places.get(path[:length]):
            return found
    return Written(Place(1, 1), Place(1, 1))


def _diagnostic(refused: Refused, place: Place) -> Diagnostic:
    return Diagnostic(Severity.ERROR, refused.code, refused.message, place.line, place.column, refused.help, place.width)


def _not_toml(text: str, said: str) -> Diagnostic:
    found = _AT.fullmatch(said)
    lines = text.split("\n")
    line, column = (int(found[2]), int(found[3])) if found and found[2] else (len(lines), len(lines[-1]) + 1)
    reason = (found[1] if found else said).strip()
    remedy, width = "write `key = value` on a line of its own, texts in quotes", 1
    if reason.startswith("Cannot"):
        remedy = "write each table and each key once"
    elif (bare := _ASSIGNMENT.fullmatch(lines[line - 1].rstrip("\r"))) and bare.start("value") < column:
        remedy, column, width = f'put a text in quotes: `{bare["key"]} = "{bare["value"]}"`', bare.start("value") + 1, len(bare["value"])
    return Diagnostic(Severity.ERROR, NOT_TOML, f"this is not TOML: {reason[:1].lower()}{reason[1:]}", line, column, remedy, width)
