"""The text of a workout file for YAML: slips of the pen are told in their place, and mended for what comes after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.characters import BLANKS, WIDTHLESS
from runtimer.formats.workouts.document import KEYS
from runtimer.formats.workouts.invisible import invisible
from runtimer.formats.workouts.lines import Line, Walk
from runtimer.formats.workouts.slip import Slip
from runtimer.formats.workouts.slips import fence, marks, texts

MOST_SLIPS = 200
"""More than anyone reads: the lines below are left as they are."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_SUSPECT = re.compile(
    rf"[{BLANKS}{WIDTHLESS}：∶꞉﹕“„«‚‘]|^ *[^\sA-Za-z\"'#\-\[\]{{}}]|[ \t]#[^\s#]|: [0-9]*,[0-9]"
    rf"|^[ -]*(?:{'|'.join(KEYS)}):[^\s:]|^ *-[A-Za-z]",
    re.MULTILINE,
)
"""What a file must have anywhere for its lines to be looked at one by one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The text for YAML, what was wrong in it, and for each mended line the columns, from 0, that its characters have in the file."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    origins: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def errors(self) -> list[Diagnostic]:
        """What was wrong, without the doubts."""
        return [one for one in self.diagnostics if one.severity is Severity.ERROR]

    def column(self, line: int, column: int) -> int:
        """The column in the file, from 0, of one in the text; lines count from 0 too."""
        origins = self.origins.get(line)
        return origins[min(column, len(origins) - 1)] if origins else column


def laid_out(text: str) -> Layout:
    """The text with its slips mended."""
    if not _SUSPECT.search(text):
        return Layout(text)
    pieces = _LINE_END.split(text)
    found: list[Diagnostic] = []
    origins: dict[int, tuple[int, ...]] = {}
    for number, slips in _slips(pieces[::2]):
        pieces[2 * number], origins[number] = _mended(pieces[2 * number], slips)
        found += [slip.placed(number) for slip in slips if slip.message]
        if len(found) >= MOST_SLIPS:
            break
    return Layout("".join(pieces), tuple(found), origins)


def _slips(lines: list[str]) -> Iterator[tuple[int, list[Slip]]]:
    """Yield the numbers, from 0, of lines with slips."""
    fences = 0
    for number, line in Walk().lines(lines):
        if not line.continues and (found := fence(line.raw)):
            fences += 1
            yield number, [found if fences % 2 else Slip(found.start, found.end, "")]
        elif slips := list(islice(_of_line(line), MOST_SLIPS)):
            yield number, slips


def _of_line(line: Line) -> Iterator[Slip]:
    if line.continues and not line.in_flow:
        return texts(line)
    return chain(() if line.continues else marks(line.code), invisible(line), texts(line))


def _mended(line: str, slips: list[Slip]) -> tuple[str, tuple[int, ...]]:
    """The line as it is to be read, and the columns of its characters and of its end."""
    text, origins, at = [], [], 0
    for slip in sorted(slips, key=lambda slip: slip.start):
        text += [line[at : slip.start], slip.instead]
        same = len(slip.instead) == slip.end - slip.start
        origins += [*range(at, slip.start), *(range(slip.start, slip.end) if same else [slip.start] * len(slip.instead))]
        at = slip.end
    return "".join((*text, line[at:])), (*origins, *range(at, len(line) + 1))
