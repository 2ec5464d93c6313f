"""One value set in the settings file or taken out of it, everything else in it left as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from runtimer.formats.scalars.pace_names import match_name
from runtimer.formats.scalars.races import race_result, split_day, split_races
from runtimer.formats.scalars.refusal import Refused, nearest, quoted
from runtimer.formats.settings.runner_settings import meaning
from runtimer.formats.settings.setting_keys import KEYS, TABLES, SettingKey
from runtimer.formats.settings.toml_document import SettingsFile, parse_settings
from runtimer.formats.settings.toml_errors import NOT_TOML

RACE, PACES, TREADMILL = "runner.race", "runner.paces", "treadmill"
MOST_LINES = 60
"""A value of more lines is something else."""
_TITLE = (
    "# Settings of runtimer. Everything is optional; a line begins to count when its `# ` is taken away.\n"
)


def set_value(text: str, name: str, value: str) -> str:
    """Return the text with the key ``name`` (``runner.unit``) set to ``value``, as the command line has it.

    An empty text becomes a file with all keys explained. Raises Refused: no such key, a value without a meaning, or a text
    that is not TOML.
    """
    key = _key(name)
    if not value.strip():
        raise _no_value(key)
    return _set(text, key, key.of_words(value))


def set_races(text: str, line: str, today: date) -> str:
    """Return the text with the races in ``line`` set, those without a day as of ``today``. Raises Refused."""
    key = KEYS[RACE]
    if not line.strip():
        raise _no_value(key)
    return _set(text, key, ", ".join(_dated(race, today) for race in split_races(line)))


def unset_value(text: str, name: str) -> str:
    """Return the text without a value for the key ``name``: its lines become comments.

    Beside others on a line it is taken out.

    A treadmill of which nothing else is said goes with it. Raises Refused: no such key, not set, or a text
    that is not TOML.
    """
    key = _key(name)
    _parsed(text)
    if not _is_there(key, text):
        raise Refused("not-set", f"{quoted(name)} is not set", "`runtimer settings` shows what is")
    for without in (*_commented(text, key), _taken_out(text, key)):
        if not _is_there(key, without) and _holds(without, text, key):
            return without
    raise Refused("not-editable", f"`{name}` cannot be taken out of this file", "take it out by hand")


def _set(text: str, key: SettingKey, wanted: Any) -> str:
    key.read(wanted)
    before = _parsed(text)
    written = _written(text or blank_file(), key, wanted)
    conflicts = meaning(parse_settings(written)).diagnostics
    if new := next(
        (
            conflict
            for conflict in conflicts
            if conflict.code not in {old.code for old in meaning(before).diagnostics}
        ),
        None,
    ):
        raise Refused(new.code, new.message, new.help)
    return written


def _parsed(text: str) -> SettingsFile:
    """Return what a text says; raises Refused where it is not TOML."""
    file = parse_settings(text)
    if broken := next((diagnostic for diagnostic in file.diagnostics if diagnostic.code == NOT_TOML), None):
        raise Refused(broken.code, f"line {broken.line} of the file: {broken.message}", broken.help)
    return file


def _dated(line: str, today: date) -> str:
    """Return a race with the day on which it was run."""
    race, day = split_day(line)
    race_result(race)
    if day and day > today:
        raise Refused("day-to-come", f"{day} is yet to come", "write the day on which the race was run")
    return f"{race} {day or today}"


def blank_file() -> str:
    """Return a settings file that says nothing, with every key in a comment."""
    lines = [_TITLE]
    for table in TABLES:
        # An empty [treadmill] would be a treadmill already, so that its header is a comment too.
        lines.append(f"\n# [{table}]\n" if table == TREADMILL else f"\n[{table}]\n")
        for key in (key for key in KEYS.values() if key.table == table):
            example = f"# {key.name.rpartition('.')[2]} = {key.example}"
            lines.append(f"{example:<28}  # {meaning}\n" if (meaning := key.meaning) else f"{example}\n")
    return "".join(lines)


def _key(name: str) -> SettingKey:
    if key := KEYS.get(name):
        return key
    paces, _, last = name.rpartition(".")
    pace = match_name(last) if paces == PACES else None
    near = (
        f"{PACES}.{pace}"
        if pace
        else nearest(name, KEYS)
        or next((key for key in KEYS if key.rpartition(".")[2] == name.rpartition(".")[2]), None)
    )
    remedy = f"did you mean `{near}`?" if near else "`runtimer settings` shows all keys"
    raise Refused("unknown-key", f"there is no setting {quoted(name)}", remedy)


def _no_value(key: SettingKey) -> Refused:
    remedy = f"write it after the key, such as {quoted(key.example)}, or take it away with `runtimer settings unset {key.name}`"
    return Refused("no-value", f"a value for {quoted(key.name)} is missing here", remedy)


def _written(text: str, key: SettingKey, value: Any) -> str:
    """Take the comment away from the key's own line where it is still one; else let TOML's editor do it."""
    uncommented = _uncomment(text, key, tomlkit.item(value).as_string())
    if uncommented is not None and _holds(uncommented, text, key, value):
        return uncommented
    try:
        edited = _edited(text, key, value)
    except (TOMLKitError, TypeError, AttributeError):  # what is no table takes no key
        edited = text
    if not _holds(edited, text, key, value):
        raise Refused(
            "not-editable", f"`{key.name}` has no place in this file", "write it into the file by hand"
        )
    return edited


def _edited(text: str, key: SettingKey, value: Any) -> str:
    document = tomlkit.parse(text)
    table: Any = document
    for part in key.table.split("."):
        if part not in table:
            table[part] = tomlkit.inline_table() if isinstance(table, InlineTable) else tomlkit.table()
        table = table[part]
    table[key.name.rpartition(".")[2]] = value
    written = document.as_string()
    return re.sub(r"(?<!\r)\n", "\r\n", written) if "\r\n" in text else written


def _uncomment(text: str, key: SettingKey, literal: str) -> str | None:
    header, last = re.escape(key.table), re.escape(key.name.rpartition(".")[2])
    line = rf"[ \t]*(?P<line># ?{last} ?=(?P<value>[^\r\n#]*))"
    section = re.compile(
        rf"^(?P<mark># ?)?\[{header}\][^\n]*\n(?:(?!\[|# ?\[)[^\n]*\n)*?{line}", re.MULTILINE
    )
    if not (match := section.search(text)) or not _data(f"value = {match['value']}"):
        return None  # a sentence is no value that had its comment mark
    room, line = len(match["line"]), f"{last} = {literal}"
    if text[match.end("line") :].startswith("#"):
        line = line.ljust(room) if len(line) < room else f"{line}  "
    text = text[: match.start("line")] + line + text[match.end("line") :]
    return text[: match.start("mark")] + text[match.end("mark") :] if match["mark"] else text


def _commented(text: str, key: SettingKey) -> Iterator[str]:
    """Yield the text with ever more of the value's lines as comments, and a bare treadmill's header too."""
    place = parse_settings(text).places.get(tuple(key.name.split(".")))
    lines = text.split("\n")
    for at in range(place.key.line - 1, min(place.key.line + MOST_LINES, len(lines))) if place else ():
        lines[at] = _mark(lines[at])
        out = lines.copy()
        header = parse_settings("\n".join(out)).places.get((TREADMILL,))
        if header and _is_bare("\n".join(out), key):
            out[header.key.line - 1] = _mark(out[header.key.line - 1])
        yield "\n".join(out)


def _mark(line: str) -> str:
    code = line.lstrip()
    return f"{line[: len(line) - len(code)]}# {code}"


def _taken_out(text: str, key: SettingKey) -> str:
    document = tomlkit.parse(text)
    table: Any = document
    try:
        for part in key.table.split("."):
            table = table[part]
        del table[key.name.rpartition(".")[2]]
        if _is_bare(document.as_string(), key):
            del document[TREADMILL]
    except (TOMLKitError, TypeError, AttributeError):
        return text
    return document.as_string()


def _is_bare(text: str, key: SettingKey) -> bool:
    """Whether the treadmill's last key was this one; without any it would still be a treadmill."""
    return key.table == TREADMILL and _data(text).get(TREADMILL) == {}


def _is_there(key: SettingKey, text: str) -> bool:
    table: Any = _data(text)
    for part in key.name.split("."):
        if not isinstance(table, dict) or part not in table:
            return False
        table = table[part]
    return True


def _data(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def _holds(text: str, before: str, key: SettingKey, value: Any = None) -> bool:
    """Whether the text says what it said before, and the value, None for no value."""
    now, then = parse_settings(text), parse_settings(before)
    settings = {name: raw for name, raw in {**then.raw, key.name: value}.items() if raw is not None}
    broken = len(now.diagnostics) > len(then.diagnostics) or any(
        diagnostic.code == NOT_TOML for diagnostic in now.diagnostics
    )
    return (
        now.raw == settings
        and not broken
        and (key.table == TREADMILL or (TREADMILL in now.tables) is (TREADMILL in then.tables))
    )
