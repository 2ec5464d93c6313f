"""The terminal of Windows: records of its console instead of bytes, the same reader behind them."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from textual.geometry import Size

from runtimer.ui.terminal.screen_output import ThreadedOutput
from runtimer.ui.terminal.textual_driver import TerminalDriver

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_MS = 100
_RECORDS = 1024
_KEY, _WINDOW = 0x0001, 0x0004
_CHUNK = 8192
"""Characters that a console takes in one piece (https://github.com/python/cpython/issues/82052)."""


class WindowsDriver(TerminalDriver):
    """Reads and writes the console."""

    _restore: Callable[[], None] | None = None
    _thread: threading.Thread | None = None

    def start_application_mode(self) -> None:
        """Take the console over."""
        from textual.drivers import win32

        self._restore = win32.enable_application_mode()
        self._ended = threading.Event()
        self.open_output(ThreadedOutput(self._write, self.drained, self.lose))
        self._thread = threading.Thread(target=self._read, args=(win32,), name="terminal-input", daemon=True)
        self._thread.start()

    def disable_input(self) -> None:
        """Read no more."""
        if self._thread:
            self._ended.set()
            self._thread.join()
            self._thread = None

    def stop_application_mode(self) -> None:
        """Give the console back as it was."""
        self.disable_input()
        self.close_output()
        if self._restore:
            self._restore()
            self._restore = None

    def _write(self, text: str) -> None:
        stream = sys.__stdout__
        if stream is not None:
            for start in range(0, len(text), _CHUNK):
                stream.write(text[start : start + _CHUNK])
            stream.flush()

    def _read(self, win32: Any) -> None:
        from ctypes import byref, wintypes

        console, count, records = (
            win32.GetStdHandle(win32.STD_INPUT_HANDLE),
            wintypes.DWORD(0),
            (win32.INPUT_RECORD * _RECORDS)(),
        )
        while not self._ended.is_set():
            patience_ms = (
                _LOOK_MS if self.patience_s is None else min(_LOOK_MS, int(self.patience_s * 1000) + 1)
            )
            if win32.wait_for_handles([console], patience_ms) is None:
                self.read(b"")
                continue
            win32.KERNEL32.ReadConsoleInputW(console, byref(records), _RECORDS, byref(count))
            self._take(records[: count.value])

    def _take(self, records: Any) -> None:
        """Hand on the characters of keys that went down, and the last size of the window."""
        keys = (record.Event.KeyEvent for record in records if record.EventType == _KEY)
        text = "".join(
            key.uChar.UnicodeChar
            for key in keys
            if key.bKeyDown and not (key.dwControlKeyState and key.wVirtualKeyCode == 0)
        ).replace("\0", "")
        sizes = [
            record.Event.WindowBufferSizeEvent.dwSize for record in records if record.EventType == _WINDOW
        ]
        if text:
            whole = text.encode("utf-16", "surrogatepass").decode(
                "utf-16", "surrogatepass"
            )  # halves of a character are one
            self.read(whole.encode("utf-8", "surrogatepass"))
        if sizes:
            self.resize(Size(sizes[-1].X, sizes[-1].Y))
