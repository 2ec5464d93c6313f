"""Runtimer's own workout file, format 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from runtimer.domain.errors import Diagnostic, Problem, Severity
from runtimer.domain.workout import Address, Verb, Workout
from runtimer.formats.workouts.native import conversion, model_errors, rules
from runtimer.formats.workouts.native.comments import with_comments
from runtimer.formats.workouts.native.document import REPEAT, SPEED_KEYS, Document
from runtimer.formats.workouts.native.encodings import Unreadable, decode, unreadable
from runtimer.formats.workouts.native.event_tree import Tree
from runtimer.formats.workouts.native.issues import Issue
from runtimer.formats.workouts.native.nodes import (
    Loc,
    Node,
    Place,
    Scalar,
    Sequence,
    child,
    count,
    descend,
    plain,
    renamed,
)
from runtimer.formats.workouts.native.yaml_reader import read

MOST_SHOWN = 100
"""Diagnostics of one file; of more, the rest is only counted."""

_NOTHING = Scalar(Place(1, 1), "")


@dataclass(frozen=True)
class Parsed:
    """What a file means: a workout, or none when there is any error.

    ``text`` is what diagnostics quote, empty if undecodable.
    """

    workout: Workout | None
    diagnostics: tuple[Diagnostic, ...]
    text: str = ""
    root: Node = field(default=_NOTHING, repr=False)

    @property
    def nodes(self) -> int:
        """How many nodes the document has."""
        return count(self.root)

    def locate(self, problem: Problem) -> Diagnostic:
        """The place in this text of a problem that planning found."""
        loc = _loc(self.root, problem.address)
        field, *inner = problem.field.split(".") if problem.field else (None,)
        key = _key(descend(self.root, loc), field)
        path: Loc = (key, *(int(part) if part.isdigit() else part for part in inner if part))
        whole = not problem.address and problem.field is None
        issue = Issue(
            problem.code,
            problem.message,
            problem.help,
            (*loc, *path),
            on_key=whole,
            severity=problem.severity,
        )
        return issue.placed(self.root)


def parse_workout(data: bytes | str) -> Parsed:
    """The workout in a file, with everything that is wrong or doubtful in it.

    Nothing that a file holds makes it raise.
    """
    text = ""
    try:
        text = decode(data)
        tree = read(text)
        return _parsed(tree, text, _root(tree))
    except Unreadable as error:
        return Parsed(None, (error.diagnostic,), text)


def _root(tree: Tree) -> Node:
    if tree.root is None or tree.root == Scalar(tree.root.place, ""):
        raise unreadable("empty-file", "this file is empty", "begin with `name:`, then `steps:`")
    return tree.root


def _parsed(tree: Tree, text: str, root: Node) -> Parsed:
    document, of_document = _checked(root)
    newer = [diagnostic for diagnostic in of_document if diagnostic.code == "newer-format"]
    diagnostics = _ordered(with_comments([*tree.diagnostics, *(newer or of_document)], text))
    sound = document if not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics) else None
    return Parsed(conversion.workout(sound) if sound else None, diagnostics, text, root)


def _checked(root: Node) -> tuple[Document | None, list[Diagnostic]]:
    """The document, and what is wrong in it.

    What stands below a misspelt key is looked at as if it were spelt right.
    """
    diagnostics: list[Diagnostic] = []
    while True:
        document, issues = _validated(root)
        diagnostics += [issue.placed(root) for issue in issues if issue.meant]
        names = {issue.loc: issue.meant for issue in issues if issue.meant}
        if not names or len(diagnostics) > MOST_SHOWN:
            return document, [*diagnostics, *(issue.placed(root) for issue in issues if not issue.meant)]
        root = renamed(root, names)


def _validated(root: Node) -> tuple[Document | None, list[Issue]]:
    data = plain(root)
    issues = list(rules.check(data))
    try:
        return Document.model_validate(data), issues
    except ValidationError as error:
        return None, [*issues, *model_errors.issues(error, root)]


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the file, each once though an alias repeats its place; of too many, the errors."""
    once = sorted(dict.fromkeys(found), key=lambda one: (one.line, one.column))
    if len(once) <= MOST_SHOWN:
        return tuple(once)
    errors = [diagnostic for diagnostic in once if diagnostic.severity is Severity.ERROR] or once
    last = errors[min(MOST_SHOWN, len(errors)) - 1]
    message = f"there are more problems than {MOST_SHOWN} in this file"
    summary = Diagnostic(
        last.severity,
        "many-problems",
        message,
        line=last.line,
        column=last.column,
        help="mend the first ones, then check again",
        width=last.width,
    )
    return (*errors[:MOST_SHOWN], summary)


def _loc(root: Node, address: Address) -> Loc:
    loc: Loc = ()
    for index in address:
        around = descend(root, loc)
        steps = child(around, "steps")
        count = len(steps.items) if isinstance(steps, Sequence) else 0
        loc = (*loc, "steps", index) if index < count else (*loc, "between", index - count)
    return loc


def _key(step: Node, wanted: str | None) -> str:
    """The key of a step that a problem is about: whichever stands there for the speed, or the verb."""
    if wanted in SPEED_KEYS:
        return next((key for key in SPEED_KEYS if child(step, key)), wanted)
    return wanted or next((key for key in (REPEAT, *Verb) if child(step, key)), "steps")
