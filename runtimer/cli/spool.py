"""A spool: lines on their way to a reader who may be slow, or gone, or to a disk that may be full."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from runtimer.cli.streams import reader_left

MOST_BYTES = 1 << 20
RETRY_S = 1.0
"""How long after a failure it is tried again."""
_PIECE = 4096
"""A pipe takes no more at once than this without waiting for its reader, so that who reads slowly is seen to
read."""
_FULL_S = 0.05


class Spool:
    """Writes lines in a thread, in order.

    Nobody waits for it, and a failure costs no line that there is room for.

    ``write`` takes bytes and returns how many were written (None: none just now). ``failed`` is called, in
    that thread, with the first failure, and with the one that means that nobody reads any more, which is the
    last.
    """

    def __init__(
        self,
        write: Callable[[bytes], int | None],
        failed: Callable[[OSError], None],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._write = write
        self._failed = failed
        self._most_bytes = most_bytes
        self._lines: deque[bytes] = deque()
        self._bytes = 0
        self._begun = 0
        """So many bytes of the first line are written already."""
        self._changed = threading.Condition()
        self._has_failed = False
        self._closing = False
        self.over = self.unread = False
        """Whether nothing will be written any more; whether that is since nobody reads."""
        self.taken_at = time.perf_counter()
        """When something was taken last."""
        threading.Thread(target=self._work, name="spool", daemon=True).start()

    @property
    def pending(self) -> int:
        """How many lines are not written."""
        return len(self._lines)

    def put(self, line: bytes) -> bool:
        """Take a line and return whether there was room for it; never waits."""
        with self._changed:
            if not self._has_room(line):
                return False
            self._lines.append(line)
            self._bytes += len(line)
            self._changed.notify_all()
            return True

    def wait_for_room(self, line: bytes, most_s: float) -> None:
        """Wait until there is room for a line, ``most_s`` seconds at most after something was taken last."""
        with self._changed:
            while not (self.over or self._has_room(line)):
                left_s = self.taken_at + most_s - time.perf_counter()
                if left_s <= 0 or not self._changed.wait(left_s):
                    return

    def drain(self, most_s: float) -> None:
        """Wait until all is written, ``most_s`` seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: self.over or not self._lines, most_s)

    def close(self) -> None:
        """End once all is written, or the next time that it fails; returns at once."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def _has_room(self, line: bytes) -> bool:
        return not self.over and self._bytes + len(line) <= self._most_bytes

    def _work(self) -> None:
        while piece := self._next():
            try:
                count = self._write(piece)
            except OSError as error:
                self._fail(error)
            else:
                self._take(count)

    def _next(self) -> bytes:
        """Wait for lines and return their first bytes; nothing where there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._lines or self._closing or self.over)
            piece = bytearray()
            for line in self._lines:
                piece += line
                if len(piece) >= self._begun + _PIECE:
                    break
            self.over = self.over or not piece
            return b"" if self.over else bytes(piece[self._begun : self._begun + _PIECE])

    def _take(self, count: int | None) -> None:
        """Count bytes as written, or give the descriptor time."""
        with self._changed:
            if count is None:
                self._changed.wait(_FULL_S)
                return
            self.taken_at = time.perf_counter()
            self._bytes -= count
            self._begun += count
            while self._lines and self._begun >= len(self._lines[0]):
                self._begun -= len(self._lines.popleft())
            self._changed.notify_all()

    def _fail(self, error: OSError) -> None:
        """Say what keeps it from being written, once, and wait until it can be tried again."""
        first, self._has_failed, self.unread = not self._has_failed, True, reader_left(error)
        if first or self.unread:
            self._failed(error)
        with self._changed:
            self.over = self._closing or self.unread
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closing or self.over, RETRY_S)
