"""A terminal below Textual: what a hand does goes to the app with its time, frames wait for nobody."""

from __future__ import annotations

import contextvars
import time
from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from textual import events, messages
from textual.app import App
from textual.geometry import Size
from textual.message import Message

from runtimer.ui.presses import Input
from runtimer.ui.terminal.reader import KeyReader
from runtimer.ui.terminal.screen_output import ScreenOutput
from runtimer.ui.textual_private import PrivateDriver

ENTER = (
    "\x1b[?1049h"  # the alternate screen
    "\x1b[?25l"  # no cursor
    "\x1b[?7l"  # lines do not wrap
    "\x1b[?2004h"  # what is pasted comes in brackets
    # kitty's keyboard protocol: escape told apart, keys as sequences, with their place and the text that they
    # type
    "\x1b[>29u"
)
LEAVE = "\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"


class ScreenApp(Protocol):
    """What a terminal needs of the app that it shows; called in the app's loop."""

    def take_input(self, hand_input: Input) -> None:
        """Take what a hand did."""
        ...

    def repaint(self) -> None:
        """Paint the whole screen: the terminal has missed a frame, or forgotten what it showed."""
        ...

    def lose_terminal(self) -> None:
        """End: nobody sees the screen any more."""
        ...


class TerminalDriver(PrivateDriver):
    """Reads keys and writes frames, each in a thread of its own."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Textual has drivers made for any app; ours is made for ours.
        self._shown: ScreenApp = app  # type: ignore[assignment]
        self._context = contextvars.copy_context()
        self._reader = KeyReader()
        self._output: ScreenOutput | None = None
        self.missed = False
        """Whether a frame was dropped that has not been painted since."""

    @property
    def busy(self) -> bool:
        """Whether the terminal has not taken all of the last frame."""
        return self._output is not None and self._output.busy

    def write(self, data: str) -> None:
        """Write behind what was written before.

        Outside of the application mode there is nothing to write on.
        """
        if self._output:
            self._output.write(data)

    def miss_frame(self) -> None:
        """Note that a frame is not written since the terminal is busy; all is painted once it has time."""
        self.missed = True
        if not self.busy:  # it has just become so
            self._repaint()

    def open_output(self, output: ScreenOutput) -> None:
        """Begin to write, on the terminal's alternate screen."""
        self._output = output
        self._output.write(ENTER)

    def close_output(self) -> None:
        """Give the terminal back, within a second."""
        if self._output:
            self._output.close(LEAVE)
            self._output = None

    def lose(self) -> None:
        """Tell the app that the terminal is gone, from any thread."""
        self.call(self._shown.lose_terminal)

    def drained(self) -> None:
        """Paint what was missed, now that the terminal has taken all; from any thread."""
        if self.missed:
            self.call(self._repaint)

    def call(self, function: Callable[..., None], *arguments: Any) -> None:
        """Call a function in the app's loop, from any thread."""
        with suppress(RuntimeError):  # the loop has ended
            self.loop.call_soon_threadsafe(function, *arguments, context=self._context)

    def read(self, data: bytes) -> None:
        """Hand on what a hand did with bytes that were read just now (nothing: time has passed)."""
        could = self._reader.paints_whole_frames
        try:
            inputs = self._reader.read(data, time.perf_counter())
        except Exception:  # a mistake of ours may cost a key, never the thread that reads all the others
            self._reader, inputs = KeyReader(), []
        for hand_input in inputs:
            self.call(self._shown.take_input, hand_input)
        if self._reader.paints_whole_frames and not could:
            self.send_message(messages.TerminalSupportsSynchronizedOutput())

    @property
    def patience_s(self) -> float | None:
        """How long bytes may be waited for (s) until :meth:`read` is called with none, None: for ever."""
        return None if self._reader.due is None else max(0.0, self._reader.due - time.perf_counter())

    def resize(self, size: Size) -> None:
        """Tell the app how large the terminal is."""
        self.send_message(events.Resize(size, size))

    def send_message(self, message: Message) -> None:
        """Post a message to the app, from any thread."""
        with suppress(RuntimeError):  # the loop has ended
            self.post(message)

    @abstractmethod
    def start_application_mode(self) -> None:
        """Take the terminal over."""

    @abstractmethod
    def disable_input(self) -> None:
        """Read no more."""

    @abstractmethod
    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""

    def _repaint(self) -> None:
        if self.missed:
            self.missed = False
            self._shown.repaint()
