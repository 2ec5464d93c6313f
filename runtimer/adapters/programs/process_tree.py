"""Other programs with all that they start: begun as one tree, ended as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_TASKKILL_S = 2.0
WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""No console of its own; nothing on other systems."""

Stream = int | IO[bytes] | None


def start_tree(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    stdin: Stream,
    stdout: Stream,
    stderr: Stream,
) -> subprocess.Popen[bytes]:
    """Start a program as the head of a group of its own, which ctrl+c is not for. Raises OSError, ValueError."""
    return subprocess.Popen(  # noqa: S603 - no shell; what is in the command is for the callers to check
        command,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        env=environment,
        start_new_session=True,
        creationflags=WINDOWS_FLAGS,
    )


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started, unless it was waited for: its number may be another's by now.

    One that is no head of a group is killed alone. On Windows even a Python of ours may be two processes: the
    launcher of a virtual environment and the interpreter.
    """
    if process.returncode is not None:
        return
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - a program of the system, no shell
                [taskkill, "/T", "/F", "/PID", str(process.pid)],
                capture_output=True,
                timeout=_TASKKILL_S,
                check=False,
            )
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # the latter on macOS, for a group of the dead
        if os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
