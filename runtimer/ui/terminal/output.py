"""The output of a terminal: a thread writes, so that one that takes nothing holds up nobody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

LEAVING_S = 0.5
"""How long the last texts of a program may take, before what the terminal has not taken is thrown away."""
_CANCEL = "\x18"
"""Ends a sequence that the terminal has got half of."""


class Output:
    """Writes texts in order, each by one call of ``write`` in a thread of its own; never blocks the caller.

    ``drained`` is called in the thread whenever all has been written, ``lost`` once when the terminal is gone (OSError).
    """

    def __init__(self, write: Callable[[str], None], drained: Callable[[], None], lost: Callable[[], None]) -> None:
        self._write = write
        self._drained = drained
        self._lost = lost
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._given = self._written = 0
        self._thread = threading.Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether there is something that the terminal has not taken yet."""
        return self._given != self._written

    def write(self, text: str) -> None:
        """Write a text after all before it."""
        self._given += 1
        self._queue.put(text)

    def close(self, last: str, discard: Callable[[], None]) -> None:
        """Write ``last`` after all before it and end; ``discard`` makes a terminal that takes nothing forget what it was to take."""
        self.write(last)
        self._queue.put(None)
        self._thread.join(LEAVING_S)
        if self._thread.is_alive():
            while not self._queue.empty():
                self._queue.get()
            self._queue.put(_CANCEL + last)
            self._queue.put(None)
            discard()
            self._thread.join(LEAVING_S)

    def _run(self) -> None:
        while (text := self._queue.get()) is not None:
            try:
                self._write(text)
            except OSError:
                self._lost()
                return
            self._written += 1
            if not self.busy:
                self._drained()
