"""The text of a workout file for YAML, and where its characters stand in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.scalars.characters import BLANKS, WIDTHLESS
from runtimer.formats.workouts.native.document import KEYS

_SUSPECT = re.compile(
    rf"[{BLANKS}{WIDTHLESS}：∶꞉﹕“„«‚‘]|^ *(?:[^\sA-Za-z0-9\"'#\-\[\]{{}}]|[0-9]{{1,3}}[.)] )|[ \t]#[^\s#]|: [0-9]*,[0-9]"
    rf"|^[ -]*(?:{'|'.join(KEYS)}):[^\s:]|^ *-[A-Za-z]",
    re.MULTILINE,
)
"""What a file must have anywhere for its lines to be looked at one by one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The text for YAML, its mistakes, and for each mended line its characters' columns in the file."""

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    origins: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def errors(self) -> list[Diagnostic]:
        """What was wrong, without the doubts."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.ERROR]

    def column(self, line: int, column: int) -> int:
        """The column in the file, from 0, of one in the text; lines count from 0 too."""
        origins = self.origins.get(line)
        return origins[min(column, len(origins) - 1)] if origins else column


def laid_out(text: str) -> Layout:
    """The text with its slips mended."""
    if not _SUSPECT.search(text):
        return Layout(text)
    from runtimer.formats.workouts.native.repairs import mended  # few files have any

    return Layout(*mended(text))
