"""Slips of the pen in a workout file: told in their place, and mended for what comes after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from runtimer.domain.errors import Diagnostic
from runtimer.formats.workouts.native.invisible_characters import invisible
from runtimer.formats.workouts.native.slip import Slip
from runtimer.formats.workouts.native.slips import fence, marks, texts
from runtimer.formats.workouts.native.source_lines import SourceLine, Walk

MOST_SLIPS = 200
"""More than anyone reads: the lines below are left as they are."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")


def mended(text: str) -> tuple[str, tuple[Diagnostic, ...], dict[int, tuple[int, ...]]]:
    """The text without slips, what they are, and for each mended line its characters' columns in the file."""
    pieces = _LINE_END.split(text)
    diagnostics: list[Diagnostic] = []
    origins: dict[int, tuple[int, ...]] = {}
    for number, slips in _slips(pieces[::2]):
        pieces[2 * number], origins[number] = _mended(pieces[2 * number], slips)
        diagnostics += [slip.placed(number) for slip in slips if slip.message]
        if len(diagnostics) >= MOST_SLIPS:
            break
    return "".join(pieces), tuple(diagnostics), origins


def _slips(lines: list[str]) -> Iterator[tuple[int, list[Slip]]]:
    """Yield the numbers, from 0, of lines with slips."""
    fences = 0
    for number, line in Walk().lines(lines):
        if not line.continues and (slip := fence(line.raw)):
            fences += 1
            yield number, [slip if fences % 2 else Slip(slip.start, slip.end, "")]
        elif slips := list(islice(_of_line(line), MOST_SLIPS)):
            yield number, slips


def _of_line(line: SourceLine) -> Iterator[Slip]:
    if line.continues and not line.in_flow:
        return texts(line)
    return chain(() if line.continues else marks(line.code), invisible(line), texts(line))


def _mended(line: str, slips: list[Slip]) -> tuple[str, tuple[int, ...]]:
    """The line as it is to be read, and the columns of its characters and of its end."""
    text, origins, at = [], [], 0
    for slip in sorted(slips, key=lambda slip: slip.start):
        text += [line[at : slip.start], slip.instead]
        same = len(slip.instead) == slip.end - slip.start
        origins += [
            *range(at, slip.start),
            *(range(slip.start, slip.end) if same else [slip.start] * len(slip.instead)),
        ]
        at = slip.end
    return "".join((*text, line[at:])), (*origins, *range(at, len(line) + 1))
