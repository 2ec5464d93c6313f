"""The terminal of Linux and macOS."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.geometry import Size

from runtimer.ui.terminal.screen_output import DirectOutput, ScreenOutput, ThreadedOutput
from runtimer.ui.terminal.textual_driver import TerminalDriver

_READ_BYTES = 4096
_MAY_FRAMES_BE_HELD_BACK = "\x1b[?2026$p"
_INPUT, _LOCAL, _CHARACTERS = 0, 3, 6
"""Places in what termios returns."""


class PosixDriver(TerminalDriver):
    """Reads standard input raw and writes on standard output, whatever standard error is."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # A screen has both.
        self._in, self._out = sys.__stdin__.fileno(), sys.__stdout__.fileno()  # type: ignore[union-attr]
        self._attributes: list[Any] | None = None
        self._thread: threading.Thread | None = None
        self._woken, self._wake = os.pipe()

    @property
    def can_suspend(self) -> bool:
        """It can."""
        return True

    def start_application_mode(self) -> None:
        """Take the terminal over: raw keys, the alternate screen, signals of the window and of the shell."""
        self._listen(
            {signal.SIGWINCH: self._resized, signal.SIGTSTP: self._suspend, signal.SIGCONT: self._go_on}
        )
        with suppress(termios.error):
            self._attributes = termios.tcgetattr(self._in)
            termios.tcsetattr(self._in, termios.TCSANOW, _raw(termios.tcgetattr(self._in)))
        self.open_output(self._new_output())
        self.write(_MAY_FRAMES_BE_HELD_BACK)
        self._resized()
        self._thread = threading.Thread(target=self._read, name="terminal-input", daemon=True)
        self._thread.start()

    def disable_input(self) -> None:
        """Read no more, and forget what came too late."""
        if self._thread:
            os.write(self._wake, b"\0")
            self._thread.join()
            os.read(self._woken, 1)
            self._thread = None
            with suppress(termios.error):
                termios.tcflush(self._in, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was, within a second whatever it does."""
        self.disable_input()
        if self._attributes:
            with suppress(termios.error):
                termios.tcsetattr(self._in, termios.TCSANOW, self._attributes)
        self.close_output()

    def close(self) -> None:
        """Let the signals go."""
        self._listen({})
        if self._woken >= 0:
            os.close(self._woken)
            os.close(self._wake)
            self._woken = self._wake = -1

    def _listen(self, handlers: dict[int, Callable[[], None]]) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT):
            with suppress(ValueError, RuntimeError):  # a loop that is not the main thread's takes none
                if number in handlers:
                    loop.add_signal_handler(number, handlers[number])
                else:
                    loop.remove_signal_handler(number)

    def _resized(self) -> None:
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self._out)
            self.resize(Size(columns or 80, rows or 24))

    def _suspend(self) -> None:
        """Stop as the shell asked for, with the terminal as it was."""
        self.stop_application_mode()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again, in the foreground only."""
        with suppress(OSError):
            if os.tcgetpgrp(self._in) != os.getpgrp():
                os.kill(os.getpid(), signal.SIGSTOP)
                return
        self.stop_application_mode()
        self.start_application_mode()
        self.missed = True
        self.drained()

    def _new_output(self) -> ScreenOutput:
        """Return what writes on the terminal, without blocking where it can be opened once more.

        Others share the descriptor that we have.
        """
        try:
            descriptor = os.open(_path(self._out), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError:
            return ThreadedOutput(self._write, self.drained, self.lose)
        return DirectOutput(descriptor, self.drained, self.lose, self._discard)

    def _discard(self) -> None:
        with suppress(termios.error):
            termios.tcflush(self._out, termios.TCOFLUSH)

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", errors="replace")
        while data:
            data = data[os.write(self._out, data) :]

    def _read(self) -> None:
        """Read until :meth:`disable_input` or the terminal's end."""
        try:
            while True:
                ready, _, _ = select.select([self._in, self._woken], [], [], self.patience_s)
                if self._woken in ready:
                    return
                data = os.read(self._in, _READ_BYTES) if ready else b""
                if ready and not data:
                    break
                self.read(data)
        except OSError:  # the terminal is gone
            pass
        self.lose()


def _path(terminal: int) -> str:
    """Return where a terminal can be opened: by its own name only where it is not our session's.

    The name may belong to others.
    """
    try:
        os.tcgetpgrp(terminal)
    except OSError:
        return os.ttyname(terminal)
    return "/dev/tty"


def _raw(attributes: list[Any]) -> list[Any]:
    """Return a terminal's attributes for keys as they come.

    There is no echo, no line, no signal, no flow control, and enter is enter.
    """
    attributes[_INPUT] &= ~(
        termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP
    )
    attributes[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    attributes[_CHARACTERS][termios.VMIN], attributes[_CHARACTERS][termios.VTIME] = 1, 0
    return attributes
