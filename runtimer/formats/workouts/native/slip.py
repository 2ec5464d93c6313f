"""A slip of the pen in a line."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.errors import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters of a line, columns from 0, and what is read in their place.

    Without a message it belongs to the one before it.
    """

    start: int
    end: int
    instead: str
    code: str = ""
    message: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR

    def placed(self, line: int) -> Diagnostic:
        """The same in a line, from 0, of a file."""
        width = max(1, self.end - self.start)
        return Diagnostic(
            self.severity,
            self.code,
            self.message,
            line=line + 1,
            column=self.start + 1,
            help=self.help,
            width=width,
        )
