"""Something wrong or doubtful at a location of the document."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.workouts.native.nodes import Loc, Node, descend, key_place


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding at the value of a location, or at its key.

    ``meant`` is the key that it was certainly meant to be.
    """

    code: str
    message: str
    help: str
    loc: Loc
    on_key: bool = False
    severity: Severity = Severity.ERROR
    meant: str | None = None

    def placed(self, root: Node) -> Diagnostic:
        """The same with line and column."""
        place = key_place(root, self.loc) if self.on_key else descend(root, self.loc).place
        return Diagnostic(
            self.severity,
            self.code,
            self.message,
            line=place.line,
            column=place.column,
            help=self.help,
            width=place.width,
        )
