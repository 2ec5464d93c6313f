"""The settings file: its values, with everything that is wrong in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.scalars.refusal import Refused, nearest, quoted
from runtimer.formats.settings.places import Path, Written, find_places
from runtimer.formats.settings.setting_keys import KEYS, TABLES
from runtimer.formats.settings.toml_errors import syntax_error
from runtimer.formats.workouts.native.nodes import Place

MOST_SHOWN = 50
"""Diagnostics of one file."""

_MOVED = {("runner", "race_date"): 'write the day behind the race: `race = "5k 19:30 2026-03-01"`'}
"""Keys that were, by table and name, with what became of them."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a text says: values by the names of their keys, as read and ``raw`` as TOML has them.

    A wrong one is left out.

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
    except (
        ValueError,
        RecursionError,
    ) as error:  # TOMLDecodeError is a ValueError, so is a number with too many digits
        return SettingsFile(diagnostics=(syntax_error(text, str(error)),))
    return _read(data, find_places(text))


def _read(data: Mapping[str, Any], places: Mapping[Path, Written]) -> SettingsFile:
    values, raw, diagnostics = {}, {}, []
    tables: set[str] = set()
    for path, meant, value in _walk(data, (), ()):
        name = ".".join(meant)
        written = _written(places, path)
        if path[-1] != meant[-1]:
            diagnostics.append(_diagnostic(_unknown(path, value, meant[-1]), written.key))
        if name in TABLES and isinstance(value, dict):
            tables.update({name} if path == meant else ())
            continue
        try:
            read = _known(meant, value).read(value)
            if path == meant:
                values[name], raw[name] = read, value
        except _UnknownKey as unknown:
            diagnostics.append(_diagnostic(unknown, written.key))
        except Refused as refused:
            diagnostics.append(_diagnostic(refused, written.value))
        if len(diagnostics) >= MOST_SHOWN:
            break
    return SettingsFile(
        values,
        raw,
        frozenset(tables),
        tuple(sorted(diagnostics, key=lambda one: (one.line, one.column))),
        places,
    )


class _UnknownKey(Refused):
    """There is no such key; to be shown at the key, not at its value."""


def _walk(data: Mapping[str, Any], above: Path, meant_above: Path) -> Iterator[tuple[Path, Path, Any]]:
    """Yield tables and keys, known or not: the path as written, the path in known letters, and the value."""
    for name, value in data.items():
        small = (
            name.lower()
            if name.lower() in _inside(".".join(meant_above)) and name.lower() not in data
            else name
        )
        path, meant = (*above, name), (*meant_above, small)
        yield path, meant, value
        if ".".join(meant) in TABLES and isinstance(value, dict):
            yield from _walk(value, path, meant)


def _known(path: Path, value: object) -> Any:
    name = ".".join(path)
    if key := KEYS.get(name):
        return key
    if name in TABLES:
        raise Refused(
            "not-a-table",
            f"`{name}` is a table, not a value",
            f"write `[{name}]` on a line, and its keys below",
        )
    raise _unknown(path, value)


def _unknown(path: Path, value: object, meant: str | None = None) -> _UnknownKey:
    *above, last = path
    around = ".".join(above)
    what = f"table {quoted(f'[{last}]')}" if isinstance(value, dict) and not above else f"key {quoted(last)}"
    return _UnknownKey(
        "unknown-key", f"unknown {what}{f' in [{around}]' if around else ''}", _remedy(last, around, meant)
    )


def _inside(around: str) -> list[str]:
    """What may stand in a table, in the file itself where it has no name."""
    return [name.rpartition(".")[2] for name in (*KEYS, *TABLES) if name.rpartition(".")[0] == around]


def _remedy(last: str, around: str, meant: str | None) -> str:
    if moved := _MOVED.get((around, last)):
        return moved
    inside = _inside(around)
    if near := meant or nearest(last, inside):
        return f"did you mean `{near}`?" if around else f"did you mean `[{near}]`?"
    if home := next((key.table for key in KEYS.values() if key.name.rpartition(".")[2] == last), None):
        return f"`{last}` belongs below `[{home}]`"
    return f"known here: {', '.join(inside)}"


def _written(places: Mapping[Path, Written], path: Path) -> Written:
    """Return where a key stands, or the nearest thing around it that has a place of its own."""
    for length in range(len(path), 0, -1):
        if place := places.get(path[:length]):
            return place
    return Written(Place(1, 1), Place(1, 1))


def _diagnostic(refused: Refused, place: Place) -> Diagnostic:
    return Diagnostic(
        Severity.ERROR,
        refused.code,
        refused.message,
        line=place.line,
        column=place.column,
        help=refused.help,
        width=place.width,
    )
