"""Which driver this computer's terminal has."""

from __future__ import annotations

import sys

from runtimer.ui.terminal.textual_driver import TerminalDriver


def terminal_driver() -> type[TerminalDriver]:
    """Return the driver for the terminal that the program runs in."""
    if sys.platform == "win32":
        from runtimer.ui.terminal.windows import WindowsDriver

        return WindowsDriver
    from runtimer.ui.terminal.posix import PosixDriver

    return PosixDriver
