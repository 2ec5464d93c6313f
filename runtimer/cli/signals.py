"""Signals that end the program: each with the exit code that shells know it by, all of them soon."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType

MOST_S = 1.8
"""So long may leaving take: whatever hangs then is left behind."""
_SIGNALLED = 128
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
_NUMBERS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """A signal asks the program to end, with the exit code ``code``."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = exit_code(number)


def exit_code(number: int) -> int:
    """Return a shell's exit code for a program that a signal has ended."""
    return _SIGNALLED + number


def heeded() -> tuple[int, ...]:
    """Return the signals that end the program: not those that whoever started it keeps from it (nohup, a shell's ``&``)."""
    return tuple(number for number in _NUMBERS if signal.getsignal(number) is not signal.SIG_IGN)


def handle_signals() -> None:
    """Let each of them raise Stopped in the main thread."""
    for number in heeded():
        signal.signal(number, _stop)


def leave_signals() -> None:
    """Let each end the program at once, as the system does: nothing is left that it could hurt."""
    for number in heeded():
        signal.signal(number, signal.SIG_DFL)


def leave_soon(number: int) -> None:
    """End the program in :data:`MOST_S`, with the exit code of a signal, unless it has ended by then."""
    timer = threading.Timer(MOST_S, os._exit, [exit_code(number)])
    timer.daemon = True
    timer.start()


def _stop(number: int, _: FrameType | None) -> None:
    leave_soon(number)
    raise Stopped(number)
