"""What is shown while a pack is on its way."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TextIO

from runtimer.ports import Progress
from runtimer.wording.packed import coming

QUIET_S = 1.0
"""What takes less needs no words."""
_STEP_S = 0.5


class Waiting:
    """Says from another thread how much has come: on a terminal in one line that is written over, elsewhere once."""

    def __init__(self, out: TextIO | None = None, quiet_s: float = QUIET_S) -> None:
        self._out = out or sys.stderr
        self._quiet_s = quiet_s
        self._come: tuple[int, int | None] = (0, None)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> Progress:
        self._thread.start()
        return self._take

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()

    def _take(self, done: int, total: int | None) -> None:
        self._come = (done, total)

    def _tell(self) -> None:
        if self._over.wait(self._quiet_s):
            return
        if not self._out.isatty():
            print(coming(*self._come), file=self._out, flush=True)
            return
        while True:
            print(f"\r{coming(*self._come):<40}", end="", file=self._out, flush=True)
            if self._over.wait(_STEP_S):
                print(f"\r{'':<40}\r", end="", file=self._out, flush=True)
                return
