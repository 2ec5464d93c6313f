"""A program of somebody else's stays within its bounds."""

from __future__ import annotations

import os
import socket
import threading
import time

import pytest
from adapters.speech.voices import SOON_S, python

from runtimer.adapters.programs.bounded_program import MOST_BYTES, Program
from runtimer.adapters.programs.program_failure import ProgramFailure

HOLD = "import socket, time; line = socket.create_connection(('127.0.0.1', {port})); time.sleep(60)"
"""Holds a line that breaks when the process is gone."""
WITH_CHILD = "import subprocess; subprocess.Popen([sys.executable, '-I', '-c', {hold!r}]); {hold}"


def run(code: str, given: bytes = b"", timeout_s: float = SOON_S) -> bytes:
    return Program().run(python(code), given, timeout_s, os.environ)


def test_it_answers_with_what_the_program_wrote() -> None:
    assert run("sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])", b"sdrow") == b"words"


def test_a_program_that_reads_nothing_is_not_waited_for() -> None:
    assert run("sys.stdin.close(); print('done', end='')", b"x" * 2700) == b"done"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("sys.exit(3)", "it failed with exit code 3"),
        ("sys.exit('no voice: \\x1b[31mpiper\\x07.')", "no voice: [31mpiper"),
        ("sys.stderr.write('x' * 5_000_000); sys.exit(1)", "x" * 100),
        ("sys.exit('first\\nlast')", "last"),
    ],
)
def test_a_failure_says_why(code: str, why: str) -> None:
    with pytest.raises(ProgramFailure) as failure:
        run(code)
    assert str(failure.value) == why


@pytest.mark.parametrize("program", ["/nonexistent/voice", "nul\0l"])
def test_a_program_that_is_not_there(program: str) -> None:
    with pytest.raises(ProgramFailure, match=r"it cannot be started \(.+\)"):
        Program().run([program], b"", SOON_S, os.environ)


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(60)",
        "sys.stdout.close(); import time; time.sleep(60)",
        "import subprocess; subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(60)'])",
        "while True: sys.stderr.write('x' * 1000)",
    ],
    ids=["sleeps", "ends its output and sleeps", "leaves a child that sleeps", "complains for ever"],
)
def test_a_program_that_hangs_is_killed(code: str) -> None:
    threads, began = threading.active_count(), time.perf_counter()
    with pytest.raises(ProgramFailure, match="it did not answer in time"):
        run(code, timeout_s=0.4)
    assert time.perf_counter() - began < 30
    assert threading.active_count() == threads, "nobody holds its pipes any more"


def test_a_program_that_writes_without_end_is_killed() -> None:
    began = time.perf_counter()
    with pytest.raises(ProgramFailure, match="it wrote more than 10 MiB"):
        run("while True: sys.stdout.write('x' * 100_000)", timeout_s=60)
    assert time.perf_counter() - began < 30, (
        "ten megabytes take a twentieth of a second, gigabytes many seconds"
    )
    assert len(run(f"sys.stdout.write('x' * {MOST_BYTES})")) == MOST_BYTES


def test_stopping_kills_the_program_and_its_children() -> None:
    failures: list[str] = []
    program = Program()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SOON_S)
        hold = HOLD.format(port=server.getsockname()[1])

        def rendering() -> None:
            with pytest.raises(ProgramFailure) as failure:
                program.run(python(WITH_CHILD.format(hold=hold)), b"", 60, os.environ)
            failures.append(str(failure.value))

        thread = threading.Thread(target=rendering)
        thread.start()
        lines = [server.accept()[0] for _ in range(2)]
        program.stop()
        for line in lines:
            line.settimeout(SOON_S)
            with line:
                assert line.recv(1) == b"", "the process is gone"
        thread.join(SOON_S)
    assert failures == ["the session is over"]
    with pytest.raises(ProgramFailure, match="the session is over"):
        program.run(python("print('again')"), b"", SOON_S, os.environ)
