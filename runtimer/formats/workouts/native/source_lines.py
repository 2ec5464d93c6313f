"""The lines of a workout file as the eye takes them, YAML or not: blanks, dashes, a key, its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from runtimer.formats.scalars.characters import BLANKS, WIDTHLESS
from runtimer.formats.workouts.native.document import LIST_KEYS, TEXT_KEYS

BLANK = f"[ {BLANKS}{WIDTHLESS}]"
"""The pattern of what looks like a blank, or like nothing."""
LEAD = rf"{BLANK}*(?:-{BLANK}+)*"
"""What stands before a key: blanks, and the dashes of lists."""

_LEAD = re.compile(LEAD)
_COLON = re.compile(rf":(?={BLANK}|$)")
_GAP = re.compile(rf"{BLANK}*")
_NO_KEY = re.compile(r"[#{}\[\],]")
_QUOTED = re.compile(r"(?<![^\s\[{,:])(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'(?!'))")
_OPEN_QUOTE = re.compile(r"(?<![^\s\[{,:])[\"']")
_CLOSE = {'"': re.compile(r"(?:\\.|[^\"\\])*\""), "'": re.compile(r"(?:''|[^'])*'(?!')")}
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that is not inside a text; columns count from 0.

    ``code`` is the line up to its comment, with dull letters in the place of quoted texts. ``lead`` is where
    its key begins, or its value where there is none, ``colon`` where its key ends, ``value`` where its value
    begins. ``is_text``: the value is one for people; ``in_flow``: it is in brackets; ``continues``: what it
    goes on with began above, a text without quotes or brackets.
    """

    raw: str
    code: str
    lead: int
    colon: int | None
    value: int
    is_text: bool
    in_flow: bool
    continues: bool

    @property
    def key(self) -> str:
        """The key, empty if there is none."""
        return "" if self.colon is None else self.raw[self.lead : self.colon]

    @property
    def comment(self) -> str:
        """The comment with its mark, empty if there is none."""
        return self.raw[len(self.code) :]


class Walk:
    """Goes through the lines of a file and leaves out those of texts: in quotes, or below ``|`` and ``>``."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth: int | None = None
        self._begins = False
        self._brackets = 0
        self._is_text = False
        self._plain: int | None = None

    def lines(self, lines: list[str]) -> Iterator[tuple[int, SourceLine]]:
        """Yield the lines with their numbers, from 0."""
        for number, raw in enumerate(lines):
            if not self._is_within_text(raw):
                line = self._line(raw)
                yield number, line
                self._follow(line)

    def _is_within_text(self, raw: str) -> bool:
        if self._quote:
            self._quote = "" if _CLOSE[self._quote].match(raw) else self._quote
            return True
        if self._depth is not None and raw.strip(" "):
            indent = _indent(raw)
            # The first line of a text says how deep all of its lines stand.
            self._depth = max(indent, self._depth) if self._begins else self._depth
            self._begins = False
            if indent < self._depth:
                self._depth = None
        return self._depth is not None

    def _line(self, raw: str) -> SourceLine:
        if self._plain is not None and (not raw.strip(" ") or _indent(raw) > self._plain):
            return self._continued(raw)
        lead_match = _LEAD.match(raw)
        lead = lead_match.end() if lead_match else 0
        quoted = _QUOTED.match(raw, lead)
        colon = _COLON.search(raw, quoted.end() if quoted else lead)
        if colon and (quoted or not _NO_KEY.search(raw, lead, colon.start())):
            gap = _GAP.match(raw, colon.end())
            end, value = colon.start(), gap.end() if gap else colon.end()
            self._is_text = raw[lead:end].strip().strip("'\"").lower() in TEXT_KEYS
        else:
            end, value = None, lead
        in_flow = self._brackets > 0 or raw.startswith(("[", "{"), value)
        code = _without_comment(raw[:value] + _without_quotes(raw[value:], in_flow))
        return SourceLine(
            raw,
            code=code,
            lead=lead,
            colon=end,
            value=value,
            is_text=self._is_text,
            in_flow=in_flow,
            continues=self._brackets > 0,
        )

    def _continued(self, raw: str) -> SourceLine:
        indent = _indent(raw)
        return SourceLine(
            raw, _without_comment(raw), indent, None, indent, is_text=True, in_flow=False, continues=True
        )

    def _follow(self, line: SourceLine) -> None:
        """Take note of what goes on in the lines below."""
        if line.continues and not line.in_flow:
            return
        self._plain = None
        opened = (
            _OPEN_QUOTE.search(line.code, line.value)
            if line.in_flow
            else _OPEN_QUOTE.match(line.code, line.value)
        )
        if line.in_flow:
            self._brackets = max(
                0, self._brackets + sum((char in "[{") - (char in "]}") for char in line.code)
            )
        if opened:
            self._quote = opened.group()
        elif _BLOCK.fullmatch(line.code[line.value :].strip()):
            self._depth, self._begins = (_indent(line.raw) if line.colon is None else line.lead) + 1, True
        elif (
            line.is_text and not line.in_flow and line.colon is not None and line.key.strip() not in LIST_KEYS
        ):
            self._plain = line.lead


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" "))


def _without_comment(code: str) -> str:
    comment = _COMMENT.search(code)
    return code[: comment.start()] if comment else code


def _without_quotes(value: str, in_flow: bool) -> str:
    if not in_flow and not value.startswith(("'", '"')):
        return value
    return _QUOTED.sub(lambda quoted: "q" * len(quoted.group()), value, count=0 if in_flow else 1)
