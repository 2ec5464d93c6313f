"""Slips of the pen outside a file's texts: what pasting and other keyboards leave where a mark belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from runtimer.domain.errors import Severity
from runtimer.formats.scalars.characters import described
from runtimer.formats.scalars.numbers import LONGEST_SCALAR
from runtimer.formats.workouts.native.document import KEYS, TEXT_KEYS
from runtimer.formats.workouts.native.slip import Slip
from runtimer.formats.workouts.native.source_lines import BLANK, LEAD, SourceLine

_KEY = rf"(?P<key>{'|'.join(KEYS)})"
_FENCE = re.compile(rf"{BLANK}*(?:`{{3,}}|~{{3,}})[ \w]*")
_BULLET = re.compile(
    rf"{BLANK}*(?P<mark>[•‣▪◦●○■□⁃∙·*+‐‑‒–—―−]|[0-9]{{1,3}}[.)]){BLANK}+(?=[A-Za-z_]+{BLANK}*[:：])"
)
_GLUED_DASH = re.compile(rf"{BLANK}*-{_KEY}{BLANK}*:")
_OTHER_COLON = re.compile(rf"{LEAD}{_KEY}{BLANK}*(?P<colon>[：∶꞉﹕])")
_GLUED_COLON = re.compile(rf"{LEAD}{_KEY}:(?!{BLANK})(?=[^\s:])")
_COMMA = re.compile(r"(?<!\w)(?P<key>\w+): (?P<value>[0-9]*,[0-9]+[^,:{}\[\]]*)(?=[,}])")
_CURLY = re.compile(r"(?P<open>[“„«‚‘])(?P<text>[^\"\\]*)(?P<close>[”“»’‘]) *")
_BREAKS = re.compile(" #|: ")
"""What a text without quotes cannot hold."""
_HASHED = re.compile(r"(?P<entry>#[^\s#,\[\]{}]+)")


def fence(raw: str) -> Slip | None:
    """The line of a Markdown fence."""
    if not _FENCE.fullmatch(raw):
        return None
    start, message = (
        len(raw) - len(raw.lstrip()),
        "this is the fence of a Markdown block, not a part of the workout",
    )
    return Slip(
        start,
        len(raw),
        "",
        code="fence",
        message=message,
        help="remove this line, and the one at the other end",
    )


def marks(code: str) -> Iterator[Slip]:
    """Yield what stands in the place of a dash or a colon, or close to one without a blank."""
    if bullet := _BULLET.match(code):
        start, end = bullet.span("mark")
        message = f"{_named(bullet['mark'])} does not begin an entry of a list"
        yield Slip(
            start, end, f"{'-':<{end - start}}", code="list-marker", message=message, help="write `- `"
        )
        code = code[:start] + f"{'-':<{end - start}}" + code[end:]
    if dash := _GLUED_DASH.match(code):
        start = dash.start("key")
        yield Slip(
            start,
            start,
            " ",
            code="glued",
            message="a blank is missing after the dash",
            help=f"write `- {dash['key']}: `",
        )
    if match := _OTHER_COLON.match(code):
        start, end = match.span("colon")
        yield Slip(
            start,
            end,
            ": ",
            code="colon",
            message=f"{_named(match['colon'])} is no colon",
            help=f"write `{match['key']}: ` and the value",
        )
    elif glued := _GLUED_COLON.match(code):
        start, message = glued.end(), f"a blank is missing after `{glued['key']}:`"
        yield Slip(
            start, start, " ", code="glued", message=message, help=f"write `{glued['key']}: ` and the value"
        )


def texts(line: SourceLine) -> Iterator[Slip]:
    """Yield what a text or a number without quotes loses to YAML's own marks."""
    if line.in_flow:
        yield from (slip for comma in _COMMA.finditer(line.code) for slip in _comma(comma))
        yield from _swallowed(line)
    elif line.is_text:
        curly = _CURLY.fullmatch(line.raw, line.value)
        yield from _curly(curly) if curly and _BREAKS.search(curly["text"]) else _cut(line)


def _named(char: str) -> str:
    return f"`{char}`" if char.isascii() else f"`{char}`, {described(char)},"


def _curly(found: re.Match[str]) -> Iterator[Slip]:
    start, end = found.start("open"), found.start("close")
    message = f"{described(found['open'])} does not quote a text"
    yield Slip(
        start,
        start + 1,
        '"',
        code="curly-quotes",
        message=message,
        help=f'write `"{found["text"]}"`, with straight quotes',
    )
    yield Slip(end, end + 1, '"')


def _comma(found: re.Match[str]) -> Iterator[Slip]:
    """A comma that was meant to be one inside a number, and that ends an entry in braces."""
    from runtimer.formats.scalars.foreign_figures import readings  # only a mistake waits for it

    value = found["value"]
    if found["key"] in TEXT_KEYS or len(value) > LONGEST_SCALAR:
        return
    others = readings(value)
    slip = Slip(
        *found.span("value"),
        others[0],
        "comma",
        f"the comma in `{value}` ends the entry, for it stands in braces",
    )
    if others == [value]:
        yield replace(slip, instead=f'"{value}"', help=f'put it in quotes: `"{value}"`')
    else:
        yield replace(slip, help=f"write {' or '.join(f'`{spelling}`' for spelling in others)}")


def _swallowed(line: SourceLine) -> Iterator[Slip]:
    """A comment that takes the closing bracket with it."""
    match = _HASHED.match(line.comment)
    if match and sum((char in "]}") - (char in "[{") for char in line.comment) > 0:
        start, entry = len(line.code), match["entry"]
        message = "`#` begins a comment, so that the bracket behind it does not close"
        yield Slip(
            start,
            start + len(entry),
            f'"{entry}"',
            code="comment",
            message=message,
            help=f'put a text in quotes: `"{entry}"`',
        )


def _cut(line: SourceLine) -> Iterator[Slip]:
    """A comment that was perhaps meant to be a part of the text before it."""
    value = line.code[line.value :].strip()
    if (
        value
        and value[0] not in "\"'|>&*"
        and _HASHED.match(line.comment)
        and line.raw.startswith(value, line.value)
    ):
        message = f"the text ends here: `{line.comment[:2]}` begins a comment"
        in_quotes = f'put it in quotes if it belongs to the text: `"{value} {line.comment.strip()}"`'
        yield Slip(
            len(line.code),
            len(line.raw),
            line.comment,
            code="cut-text",
            message=message,
            help=in_quotes,
            severity=Severity.WARNING,
        )
