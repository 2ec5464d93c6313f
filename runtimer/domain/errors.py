"""What can be wrong: errors raised, and problems and diagnostics as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runtimer.domain.workout import Address


class RuntimerError(Exception):
    """An error that the user can do something about; its text is a sentence for them."""


class IllegalCommand(RuntimerError):
    """A command that has no place in the session's phase; nothing was changed."""


class Severity(StrEnum):
    """Whether a diagnostic makes a file invalid."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a workout, at the step or set ``address`` (empty: the workout) and its key ``field``.

    ``field`` may be a path, as in ``cues.0.at``; None is the verb's value.
    """

    severity: Severity
    code: str
    message: str
    help: str
    address: Address = ()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem at a place in a text: line and column count from 1, in characters.

    From there ``width`` characters are marked.
    """

    severity: Severity
    code: str
    message: str
    line: int
    column: int
    help: str
    width: int = 1


class PlanError(RuntimerError):
    """A workout that cannot be planned; ``problems`` say where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems
