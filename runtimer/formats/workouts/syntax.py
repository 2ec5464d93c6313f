"""YAML syntax errors in words for runners."""

from __future__ import annotations

import yaml

from runtimer.domain.errors import Diagnostic, Severity

_REMEDIES = {
    "mapping values are not allowed": "check the indentation, and put a text with `: ` in it between quotes",
    "expected <block end>": "begin all keys and all dashes of a list in the same column",
    "could not find expected ':'": "write `key: value`, with a blank after the colon",
    "found unexpected end of stream": "close the quote",
    "cannot start any token": "put a text that begins with this character between quotes",
    "but got '?'": "put a text with `?` in it between quotes",
    "expected ',' or": "close the list with `]`, with commas between its entries",
    "expected the node content": "close the list with `]`, or write the missing value",
    "unknown escape": "write `\\\\` for a backslash, or use single quotes",
}
_REMEDY = "check indentation, colons, quotes and brackets around here"


def syntax_error(error: yaml.YAMLError) -> Diagnostic:
    """The diagnostic for what the YAML parser stumbled over."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    remedy = next((text for key, text in _REMEDIES.items() if key in problem), _REMEDY)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Diagnostic(Severity.ERROR, "syntax", f"this is not YAML: {' '.join(problem.split())}", line, column, remedy)
