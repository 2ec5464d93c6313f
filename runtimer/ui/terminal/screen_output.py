"""The output of a terminal: what it does not take at once waits, and nobody waits for it."""

from __future__ import annotations

import asyncio
import os
import select
import threading
from abc import abstractmethod
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

LEAVING_S = 0.5
"""How long a terminal may take for the last texts of a program, before the remaining ones are thrown away."""
_AGAIN_S = 0.05
"""How often a terminal that takes nothing is tried again."""
_CANCEL = "\x18"
"""Ends a sequence that the terminal has got half of."""


class ScreenOutput(Protocol):
    """Writes texts in order and blocks nobody."""

    @property
    @abstractmethod
    def busy(self) -> bool:
        """Whether there is something that the terminal has not taken yet."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Write a text after all before it."""

    @abstractmethod
    def close(self, last: str) -> None:
        """Write ``last`` and end, within a second whatever the terminal does."""


class DirectOutput:
    """Writes from the loop on a descriptor of its own that does not block.

    ``drained`` is called when all has been written after a while in which the terminal took nothing, ``lost``
    once it is gone; ``discard`` makes it forget what it has not shown.
    """

    def __init__(
        self,
        descriptor: int,
        drained: Callable[[], None],
        lost: Callable[[], None],
        discard: Callable[[], None],
    ) -> None:
        self._descriptor = descriptor
        self._drained = drained
        self._lost = lost
        self._discard = discard
        self._pending = bytearray()
        self._again: asyncio.TimerHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether there is something that the terminal has not taken yet."""
        return bool(self._pending)

    def write(self, text: str) -> None:
        """Write a text after all before it."""
        self._pending += text.encode("utf-8", errors="replace")
        if self._again is None:
            self._flush()

    def close(self, last: str) -> None:
        """Write ``last`` and end, within a second whatever the terminal does."""
        if self._again:
            self._again.cancel()
        self._pending += last.encode()
        try:
            if (
                not self._written()
                and select.select([], [self._descriptor], [], LEAVING_S)
                and not self._written()
            ):
                self._discard()
                self._pending = bytearray((_CANCEL + last).encode())
                self._written()
        except OSError:
            pass  # there is no terminal to give back
        os.close(self._descriptor)

    def _flush(self) -> None:
        self._again = None
        try:
            if not self._written():
                self._again = asyncio.get_running_loop().call_later(_AGAIN_S, self._try_again)
        except OSError:
            self._pending.clear()
            self._lost()

    def _try_again(self) -> None:
        self._flush()
        if not self.busy:
            self._drained()

    def _written(self) -> bool:
        """Write as much as the terminal takes, and return whether that was all."""
        while self._pending:
            try:
                del self._pending[: os.write(self._descriptor, self._pending)]
            except BlockingIOError:
                return False
        return True


class ThreadedOutput:
    """Writes by ``write``, which may block, in a thread; ``drained`` and ``lost`` are called there."""

    def __init__(
        self, write: Callable[[str], None], drained: Callable[[], None], lost: Callable[[], None]
    ) -> None:
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

    def close(self, last: str) -> None:
        """Write ``last`` and end; what takes longer than half a second is left to the daemon."""
        self.write(last)
        self._queue.put(None)
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
