"""YAML syntax errors in words for runners."""

from __future__ import annotations

import yaml

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.workouts.native.text_positions import Layout

_BEGUN_EARLIER = (
    "could not find expected ':'",
    "found unexpected end of stream",
    "expected alphabetic or numeric character",
)
"""Problems that the parser sees only where something ends; the mistake is where that begins."""

_REMEDIES = {
    "mapping values are not allowed": "check the indentation, and put a text with `: ` in it between quotes",
    "expected <block end>, but found '<scalar>'": "put all of a text in quotes or nothing of it, and write `''` in 'single' ones",
    "expected <block end>": "begin all keys and all dashes of a list in the same column",
    "could not find expected ':'": "write `key: value`, with a blank after the colon",
    "found unexpected end of stream": "close the quote",
    "cannot start any token": "put a text that begins with this character between quotes",
    "expected alphabetic or numeric character": "put a text that begins with `*` or `&` between quotes",
    "sequence entries are not allowed": "put a text that begins with `- ` between quotes; the entries of a list stand below its key",
    "expected chomping or indentation": "put a text that begins with `>` or `|` between quotes",
    "expected a comment or a line break": "put a text that begins with `>` or `|` between quotes; take away the `>` of a quoted mail",
    "but got '?'": "put a text with `?` in it between quotes",
    "expected ',' or": "close the list with `]`, with commas between its entries",
    "expected the node content": "close the list with `]`, or write the missing value",
    "unknown escape": "write `\\\\` for a backslash, or use single quotes",
    "expected '<document start>'": "remove what stands below `...`",
}
_REMEDY = "check indentation, colons, quotes and brackets around here"


def syntax_error(error: yaml.YAMLError, layout: Layout) -> Diagnostic:
    """The diagnostic for what the YAML parser stumbled over."""
    problem = getattr(error, "problem", None) or "unreadable"
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if any(begun in problem for begun in _BEGUN_EARLIER):
        marks.reverse()
    mark = next((mark for mark in marks if mark), None)
    remedy = next((text for key, text in _REMEDIES.items() if key in problem), _REMEDY)
    line, column = (mark.line + 1, layout.column(mark.line, mark.column) + 1) if mark else (1, 1)
    return Diagnostic(
        Severity.ERROR,
        "syntax",
        f"this is not YAML: {' '.join(problem.split())}",
        line=line,
        column=column,
        help=remedy,
    )
