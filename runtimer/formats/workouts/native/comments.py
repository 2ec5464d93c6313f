"""Values that YAML took for comments: ``note: #1 rule``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from runtimer.domain.errors import Diagnostic

_COMMENT = re.compile(r"[ \t]*(?P<comment>#.*)")


def with_comments(diagnostics: Iterable[Diagnostic], text: str) -> Iterator[Diagnostic]:
    """The same diagnostics.

    Those about a value that is missing tell of the comment that stands there instead.
    """
    lines: list[str] = []
    for diagnostic in diagnostics:
        lines = lines or re.split(r"\r\n|\r|\n", text)
        comment = (
            _COMMENT.match(lines[diagnostic.line - 1], diagnostic.column - 1)
            if diagnostic.code == "no-value"
            else None
        )
        yield _with(diagnostic, comment) if comment else diagnostic


def _with(missing: Diagnostic, found: re.Match[str]) -> Diagnostic:
    what = "text" if "text" in missing.message else "value"
    comment = found["comment"].rstrip()
    remedy = f'put it in quotes: `"{comment}"`' if what == "text" else f"{missing.help}; a value has no `#`"
    return replace(
        missing,
        message=f"`#` begins a comment, so that the {what} is missing",
        help=remedy,
        column=found.start("comment") + 1,
        width=len(comment),
    )
