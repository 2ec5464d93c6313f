"""What is shown of something that takes a while."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

from runtimer.ports.packs import Progress
from runtimer.wording.eye.packs import coming

QUIET_S = 1.0
"""What takes less needs no words."""
THREAD = "waiting"
_STEP_S = 0.5
_COLUMNS = 40

Words = Callable[[int, int | None], str]
"""Says how much is done, and of how much, where that is known."""


class Waiting:
    """Says from another thread how far something is: on a terminal in one line that is written over, elsewhere once or not at all.

    It takes the progress of one stage after the other; the first one is what comes.
    """

    def __init__(
        self,
        out: TextIO | None = None,
        quiet_s: float = QUIET_S,
        *,
        on_terminal: bool = True,
        elsewhere: bool = True,
    ) -> None:
        self._out = out or sys.stderr
        self._quiet_s = quiet_s
        self._on_terminal = on_terminal
        self._elsewhere = elsewhere
        self._stage: tuple[Words, int, int | None] = (coming, 0, None)
        self._over = threading.Event()
        self._line = threading.Lock()
        self._shown = False
        self._thread = threading.Thread(target=self._tell, name=THREAD, daemon=True)

    def __enter__(self) -> Waiting:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def __call__(self, done: int, total: int | None) -> None:
        """Take how much has come."""
        self._stage = (coming, done, total)

    def stage(self, words: Words) -> Progress:
        """Begin another stage, told in its own words, and return what takes its progress."""
        self._stage = (words, 0, None)

        def take(done: int, total: int | None) -> None:
            self._stage = (words, done, total)

        return take

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the terminal to whoever prints something meanwhile."""
        with self._line:
            self._wipe()
            yield

    def _tell(self) -> None:
        if self._over.wait(self._quiet_s):
            return
        if not self._out.isatty():
            if self._elsewhere:
                print(self._words(), file=self._out, flush=True)
            return
        while self._on_terminal and not self._over.is_set():
            with self._line:
                print(f"\r{self._words():<{_COLUMNS}}", end="", file=self._out, flush=True)
                self._shown = True
            self._over.wait(_STEP_S)
        with self._line:
            self._wipe()

    def _words(self) -> str:
        words, count, total = self._stage
        return words(count, total)

    def _wipe(self) -> None:
        if self._shown:
            print(f"\r{'':<{_COLUMNS}}\r", end="", file=self._out, flush=True)
            self._shown = False
