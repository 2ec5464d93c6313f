"""Another Python for modules of our own: the only place that starts one."""

from __future__ import annotations

import errno
import subprocess
import sys

from runtimer.adapters.programs.environment import child_environment


def start_interpreter(
    *arguments: str, stdin: int = subprocess.DEVNULL, creationflags: int = 0
) -> subprocess.Popen[bytes]:
    """Start this interpreter with arguments like ``-m runtimer.adapters.audio.process``.

    Its standard output is a pipe. Raises OSError.

    Nothing is imported from the folder where the runner happens to be: not from there by itself (``-P``), and
    not by an empty or relative part of PYTHONPATH. A user's own installation is found (``-I`` would hide it).
    What libraries write to standard error goes nowhere, since the terminal is the screen's.
    """
    if not sys.executable:  # where Python is a part of another program
        raise OSError(errno.ENOENT, "there is no Python to start")
    return subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        [sys.executable, "-P", *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=creationflags,
        env=child_environment(),
    )
