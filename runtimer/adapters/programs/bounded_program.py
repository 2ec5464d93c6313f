"""A program of somebody else's, run within bounds of time, input, output."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.speech.failure import SpeechFailure

MOST_BYTES = 10 << 20
"""More sound than this (four minutes of it) is not what was asked for."""
MOST_COMPLAINT_BYTES = 4096
"""So much of what a program writes to standard error is kept."""
MOST_COMPLAINT_LETTERS = 100
DEATH_S = 3.0
"""How long a program may take to die once it is killed; it does so at once where the computer has time for
it."""
AFTER_DEATH_S = 0.5
"""How long the pipes of a killed program may take to end; a process that left its group may hold them for
ever."""
WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""No console of its own; nothing on other systems."""


class Program:
    """Runs one program at a time; it is over, one way or the other, when :meth:`run` returns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(
        self, arguments: Sequence[str], given: bytes, timeout_s: float, environment: Mapping[str, str]
    ) -> bytes:
        """Return what the program writes to standard output when it is given these bytes, a few thousand.

        Raise SpeechFailure when it cannot be started, fails, writes more than :data:`MOST_BYTES` or takes longer
        than ``timeout_s``; its whole process group is killed then.
        """
        deadline = time.perf_counter() + timeout_s
        process = self._start(arguments, environment)
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        complaints = _Pipe(process.stderr, MOST_COMPLAINT_BYTES, to_the_end=True)
        output = _Pipe(process.stdout, MOST_BYTES + 1, to_the_end=False)
        # Less than the smallest pipe holds (4096 bytes, on Windows), so that this does not wait for a program
        # that reads nothing.
        with suppress(OSError), process.stdin as pipe:
            pipe.write(given)
        try:
            output.join(max(0.0, deadline - time.perf_counter()))
            return self._result(process, output, complaints, deadline)
        finally:
            self._end(process)
            for thread in (output, complaints):
                thread.join(AFTER_DEATH_S)

    def stop(self) -> None:
        """Kill what runs, from another thread; nothing runs any more afterwards."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                _kill(self._process)

    def _start(self, arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise SpeechFailure("the session is over")
            try:
                self._process = subprocess.Popen(  # noqa: S603 - the runner's own command or a program of the system, no shell
                    arguments,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=environment,
                    # a group to be killed with all its children; ctrl+c is not for it
                    start_new_session=True,
                    creationflags=WINDOWS_FLAGS,
                )
            except (OSError, ValueError) as error:  # ValueError: a null character in the runner's command
                raise SpeechFailure(f"it cannot be started ({reason(error)})") from error
            return self._process

    def _result(
        self, process: subprocess.Popen[bytes], output: _Pipe, complaints: _Pipe, deadline: float
    ) -> bytes:
        """Return the output of a program that ended well; nobody has asked for its exit code before."""
        if len(output.data) > MOST_BYTES:
            raise SpeechFailure(f"it wrote more than {MOST_BYTES >> 20} MiB")
        code = None if output.is_alive() else _exit_code(process, deadline)
        if self._stopped:
            raise SpeechFailure("the session is over")
        if code is None:
            raise SpeechFailure("it did not answer in time")
        if code:
            complaints.join(AFTER_DEATH_S)
            raise SpeechFailure(_complaint(complaints.data) or f"it failed with exit code {code}")
        return output.data

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._process = None
            _kill(process)
        with suppress(subprocess.TimeoutExpired):
            process.wait(DEATH_S)


class _Pipe(threading.Thread):
    """Reads ``most`` bytes of what a program writes.

    What comes after them is thrown away, or ends the reading.
    """

    def __init__(self, pipe: IO[bytes], most: int, *, to_the_end: bool) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self._most = most
        self._to_the_end = to_the_end
        self.data = b""
        self.start()

    def run(self) -> None:
        with suppress(OSError), self._pipe as pipe:
            self.data = pipe.read(self._most)
            while self._to_the_end and pipe.read(self._most):
                pass


def _exit_code(process: subprocess.Popen[bytes], deadline: float) -> int | None:
    """Return the exit code of a process that has closed its output; None when it does not end in time."""
    try:
        return process.wait(max(0.0, deadline - time.perf_counter()))
    except subprocess.TimeoutExpired:
        return None


def _complaint(stderr: bytes) -> str:
    """Return the last line of what a program had to say about its failure."""
    line = stderr.decode(errors="replace").strip().rpartition("\n")[2]
    printable = "".join(letter if letter.isprintable() else " " for letter in line)
    return " ".join(printable.split())[:MOST_COMPLAINT_LETTERS].rstrip(" .")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started, unless it was waited for: its number may be another's."""
    if process.returncode is not None:
        return
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - a program of the system, no shell
                [taskkill, "/T", "/F", "/PID", str(process.pid)], capture_output=True, timeout=2, check=False
            )
        process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # the latter on macOS, for a group of the dead
            os.killpg(process.pid, signal.SIGKILL)
