"""Crash reports: the traceback of a mistake of ours goes to a file, not to the runner."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from runtimer.adapters.paths import data_folder


def write_crash_report(error: BaseException) -> Path | None:
    """Write the traceback of ``error`` where it can be attached to a report, and return the file (None: no disk takes it)."""
    text = "".join(traceback.format_exception(error))
    for folder in (data_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "crash.txt").write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / "crash.txt"
    return None
