"""A program of somebody else's, run within bounds of time, input, output."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.programs.process_tree import kill_tree, start_tree
from runtimer.adapters.programs.program_failure import ProgramFailure

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

        Raise ProgramFailure when it cannot be started, fails, writes more than :data:`MOST_BYTES` or takes longer
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
                kill_tree(self._process)

    def _start(self, arguments: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise ProgramFailure("the session is over")
            try:
                self._process = start_tree(
                    arguments,
                    environment,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
            except (OSError, ValueError) as error:  # ValueError: a null character in the runner's command
                raise ProgramFailure(f"it cannot be started ({reason(error)})") from error
            return self._process

    def _result(
        self, process: subprocess.Popen[bytes], output: _Pipe, complaints: _Pipe, deadline: float
    ) -> bytes:
        """Return the output of a program that ended well; nobody has asked for its exit code before."""
        if len(output.data) > MOST_BYTES:
            raise ProgramFailure(f"it wrote more than {MOST_BYTES >> 20} MiB")
        code = None if output.is_alive() else _exit_code(process, deadline)
        if self._stopped:
            raise ProgramFailure("the session is over")
        if code is None:
            raise ProgramFailure("it did not answer in time")
        if code:
            complaints.join(AFTER_DEATH_S)
            raise ProgramFailure(_complaint(complaints.data) or f"it failed with exit code {code}")
        return output.data

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._process = None
            kill_tree(process)
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
