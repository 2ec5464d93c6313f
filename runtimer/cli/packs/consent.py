"""Whether something is to be done, asked of whoever sits there."""

from __future__ import annotations

import sys

from runtimer.domain.pack import PackError

_YES = ("y", "yes")


def may_go_on(question: str, *, yes: bool) -> bool:
    """Return whether the user agrees, or has agreed beforehand (``yes``).

    Raises PackError where nobody can answer, KeyboardInterrupt.
    """
    if yes:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        raise PackError("nothing was done, since nobody is here to answer; in scripts say --yes", "unasked")
    print(f"{question} [y/N] ", end="", flush=True)
    line = ""
    try:
        line = sys.stdin.readline()
    finally:
        if not line:  # the end of input, or ctrl+c: what is said next begins a line
            print(flush=True)
    return line.strip().lower() in _YES
