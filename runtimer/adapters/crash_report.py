"""Crash reports: the traceback of a mistake of ours goes to a file, not to the runner."""

from __future__ import annotations

import os
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.paths import data_folder
from runtimer.adapters.disk.replacement import PRIVATE_MODE, replace_file
from runtimer.domain.errors import RuntimerError


def write_crash_report(error: BaseException) -> Path | None:
    """Write the traceback of ``error`` for a report, and return the file, None where no disk takes it.

    Only its owner may read it, since it tells paths. In the temporary folder nobody can foresee its name.
    """
    text = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")
    for write in (_keep, _leave):
        with suppress(OSError, RuntimerError):
            return write(text)
    return None


def _keep(text: bytes) -> Path:
    path = data_folder() / "crash.txt"
    replace_file(path, [text], mode=PRIVATE_MODE)
    return path


def _leave(text: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(".txt", "runtimer-crash-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
    except OSError:
        Path(name).unlink()
        raise
    return Path(name)
