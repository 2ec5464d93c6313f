"""The terminal: whether there is one, and whether a screen can be drawn on it."""

from __future__ import annotations

import os
import sys

from runtimer.wording.eye.diagnostics import safe

_LINES_ONLY = frozenset({"", "dumb", "unknown", "network", "dialup", "switch", "emacs"})
"""What TERM is where nobody knows how to move the cursor. Every other terminal of today does what Textual
asks of it."""


def why_no_screen() -> str | None:
    """Return why there is no screen: empty without a terminal, a sentence for one that can only write lines; None: there is one."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return ""
    term = os.environ.get("TERM", "")
    if sys.platform == "win32" or term.lower() not in _LINES_ONLY:
        return None
    return f"a screen cannot be drawn on this terminal ({f'TERM is `{safe(term)}`' if term else 'TERM is not set'})"
