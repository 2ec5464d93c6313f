"""A pseudo-terminal with the real program in it."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import time
from contextlib import suppress

import pytest

pyte = pytest.importorskip("pyte")
fcntl = pytest.importorskip("fcntl", reason="pseudo-terminals are Unix only")
pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix only")
termios = pytest.importorskip("termios", reason="pseudo-terminals are Unix only")

STRANGE = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[@-~]|\x1b\[\?[0-9;]*\$p|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[[0-9;]*[ \$'\"][@-~]"
)


class Terminal:
    """A terminal with the program in it, and what its screen shows."""

    def __init__(self, argv: list[str], columns: int, rows: int, **environment: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            for ignored in (
                signal.SIGHUP,
                signal.SIGINT,
                signal.SIGQUIT,
            ):  # by whoever started the tests, in the background for one
                signal.signal(ignored, signal.SIG_DFL)
            os.execvpe(
                argv[0],
                argv,
                {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            )
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        os.kill(self.pid, signal.SIGWINCH)

    def type(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, wanted: str, seconds: float = 60) -> str:
        """Read until the screen shows ``wanted``."""
        deadline = time.monotonic() + seconds
        while not re.search(wanted, self.text):
            if not self._read(deadline - time.monotonic()):
                pytest.fail(f"{wanted!r} did not appear:\n{self.text}")
        return self.text

    def _read(self, seconds: float) -> bool:
        if seconds <= 0 or not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self._stream.feed(STRANGE.sub(b"", data))
        return bool(data)

    def read_for(self, seconds: float) -> None:
        """Read for a while: until a question takes answers, or nothing more is to come."""
        deadline = time.monotonic() + seconds
        while (left_s := deadline - time.monotonic()) > 0:
            self._read(left_s)

    def exit_code(self, seconds: float = 60) -> int:
        """Read to the end and return the program's exit code."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.05):  # what it wrote between our last look and its end
                    pass
                return os.waitstatus_to_exitcode(status)
        pytest.fail(f"the program goes on:\n{self.text}")

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
