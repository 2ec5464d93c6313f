"""TOML syntax errors in words for runners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.scalars.characters import described, is_invisible, remedy
from runtimer.formats.scalars.refusal import takes
from runtimer.formats.settings.setting_keys import KEYS, SettingKey

NOT_TOML = "not-toml"
"""The code of the finding about a text that is not TOML at all."""

LONGEST_LINE = 500
"""Of a longer one nobody guesses what was meant."""

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_ASSIGNMENT = re.compile(
    r"\s*(?P<key>[\w.-]+|\"[^\"]*\"|'[^']*')\s*[=:]\s*(?P<value>[^\"'#\[{\s][^#]*?)\s*(?:#.*)?"
)
_TABLE = re.compile(r"^[ \t]*\[[ \t]*([\w.-]+)[ \t]*\]", re.MULTILINE)
_AMOUNT = re.compile(r"(?P<number>[0-9][0-9.]*) ?(?:%|s|bpm|km/h|mph)")
_REMEDY = "write `key = value` on a line of its own, texts in quotes"


def syntax_error(text: str, said: str) -> Diagnostic:
    """The finding about a text of which TOML's parser said so."""
    match = _AT.fullmatch(said)
    lines = text.split("\n")
    line, column = (int(match[2]), int(match[3])) if match and match[2] else (len(lines), len(lines[-1]) + 1)
    written, reason = lines[line - 1].rstrip("\r"), (match[1] if match else said).strip()
    char = written[column - 1 : column]
    if is_invisible(char):
        return _finding(f"an invisible character stands here, {described(char)}", remedy(char), line, column)
    message = f"this is not TOML: {reason[:1].lower()}{reason[1:]}"
    if reason.startswith("Cannot"):
        return _finding(message, "write each table and each key once", line, column)
    if (
        len(written) <= LONGEST_LINE
        and (bare := _ASSIGNMENT.fullmatch(written))
        and bare.start("value") < column + len(" : ")
    ):
        above = _TABLE.findall("\n".join(lines[: line - 1]))
        return _finding(
            message,
            _assigned(bare, above[-1] if above else ""),
            line,
            bare.start("value") + 1,
            len(bare["value"]),
        )
    return _finding(message, _REMEDY, line, column)


def _finding(message: str, remedy: str, line: int, column: int, width: int = 1) -> Diagnostic:
    return Diagnostic(Severity.ERROR, NOT_TOML, message, line=line, column=column, help=remedy, width=width)


def _assigned(bare: re.Match[str], table: str) -> str:
    """How the value that was written without quotes, or with a comma, is to be written."""
    name, value = bare["key"], bare["value"]
    key = KEYS.get(f"{table}.{name}")
    if key is None or (key.is_text and takes(key.read, value)):
        return f'put a text in quotes: `{name} = "{value}"`'
    literals = [f"`{name} = {literal}`" for literal in _literals(key, value)]
    return f"write {' or '.join(literals)}" if literals else f"write it like `{name} = {key.example}`"


def _literals(key: SettingKey, value: str) -> Iterator[str]:
    """Yield what the key takes of the ways to write a value in TOML."""
    from runtimer.formats.scalars.foreign_figures import readings  # only a mistake waits for it

    amount = _AMOUNT.fullmatch(value)
    for spelling in dict.fromkeys((*readings(value), value.lower(), *([amount["number"]] if amount else []))):
        if takes(key.read, key.of_words(spelling)):
            yield f'"{spelling}"' if key.is_text else spelling
