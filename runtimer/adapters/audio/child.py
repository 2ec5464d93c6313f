"""One player process as its session sees it: alive or not, and never in the way."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from typing import IO

from runtimer.adapters.audio.protocol import Message, decode, encode
from runtimer.adapters.programs.interpreter import start_interpreter
from runtimer.adapters.programs.process_tree import WINDOWS_FLAGS, kill_tree

LINES = 2000
"""More than this wait for a player that does not read: it is stuck, and its successor gets them again."""
THREAD_S = 1.0
"""How long a thread may take to notice that the process is gone."""
STARTING_S = 10.0
"""How long a player may be silent before its first word: slow disks, virus scanners."""
FIRST: int = getattr(subprocess, "ABOVE_NORMAL_PRIORITY_CLASS", 0)
"""Its turn comes before others' on Windows; nothing on other systems."""

Hear = Callable[[Message], None]

GONE: Message = {"op": "gone"}
"""What is heard of a player that says nothing any more since it has ended."""


class Child:
    """Spawns a player at once without waiting for it.

    ``hear`` is called for each message, in a thread, with :data:`GONE` at last.
    """

    def __init__(self, backend: str, hear: Hear) -> None:
        """Raise OSError when no process can be started."""
        self._process = start_interpreter(
            "-m",
            "runtimer.adapters.audio.process",
            backend,
            stdin=subprocess.PIPE,
            creationflags=WINDOWS_FLAGS | FIRST,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._hear = hear
        self._heard_at = time.perf_counter() + STARTING_S
        self._lines: queue.Queue[bytes] = queue.Queue(LINES)
        self._threads = [
            threading.Thread(target=self._write, args=[self._process.stdin], daemon=True),
            threading.Thread(target=self._read, args=[self._process.stdout], daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, message: Message) -> None:
        """Say something, in order; never waits."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(encode(message))

    def silent_s(self) -> float:
        """Return for how many seconds nothing was heard of it (negative: it may still be starting)."""
        return time.perf_counter() - self._heard_at

    def excuse(self) -> None:
        """Count its silence from now: we were asleep ourselves."""
        self._heard_at = max(self._heard_at, time.perf_counter())

    def end(self, patience_s: float) -> None:
        """Let it end by itself within ``patience_s``, else kill it. Returns when it is gone."""
        try:
            self._lines.put_nowait(b"")
            self._process.wait(patience_s)
        except (queue.Full, subprocess.TimeoutExpired):
            kill_tree(self._process)
            self._process.wait()
        for thread in self._threads:
            thread.join(THREAD_S)

    def _write(self, pipe: IO[bytes]) -> None:
        """Write lines until an empty one ends them, or the process is gone."""
        with contextlib.suppress(OSError), pipe:
            while line := self._lines.get():
                pipe.write(line)
                pipe.flush()

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._heard_at = time.perf_counter()
                self._hear(decode(line))
        self._hear(GONE)
