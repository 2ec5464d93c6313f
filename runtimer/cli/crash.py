"""A mistake of ours: the runner gets a sentence, a file gets the traceback."""

from __future__ import annotations

import sys

from runtimer.adapters.crash_report import write_crash_report
from runtimer.wording.eye.diagnostics import safe


def tell_crash(error: BaseException) -> None:
    """Write the crash report and say on standard error where it is."""
    where = write_crash_report(error)
    print(f"runtimer: something went wrong that should not ({type(error).__name__}).", file=sys.stderr)
    print(f"  Please report it{f' with the file {safe(str(where))}' if where else ''}.", file=sys.stderr)
