"""Sessions in lines whose reader does not read, has left, or is a disk that is full; signals.

Keys that are none.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli.pipes import SMALLEST, fcntl, full_pipe

resource = pytest.importorskip("resource", reason="how large a file may become is Unix's")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the pipe's size and the running program's limits are Linux's"
)

PATIENCE_S = 60.0
WORKOUT = "name: Long\nsteps:\n  - run: 1h\n    speed: 10km/h\n"
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
KEYS = 60
ALL = [
    f"goal-changed {minutes}:{seconds:02}"
    for minutes, seconds in (divmod(3600 + 10 * key, 60) for key in range(1, KEYS + 1))
]
"""The lines of so many presses of +, each with ten seconds more, but for the hours."""
FIONREAD = 0x541B
"""Asks how many bytes wait in a pipe."""


@pytest.fixture
def long(tmp_path: Path) -> str:
    path = tmp_path / "long.yaml"
    path.write_text(WORKOUT, encoding="utf-8")
    return str(path)


@contextmanager
def session(
    path: str, out: object, err: object = subprocess.PIPE, begin: Callable[[], None] = lambda: None
) -> Iterator[subprocess.Popen[bytes]]:
    """The program in lines, in real time and without sound.

    Signals are as in a shell's foreground unless ``begin`` says otherwise.
    """

    def prepare() -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        begin()

    command = [sys.executable, "-m", "runtimer", "run", path, "--plain", "--ready", "0", "--audio", "none"]
    program = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=out, stderr=err, bufsize=0, preexec_fn=prepare
    )  # type: ignore[call-overload]
    try:
        yield program
    finally:
        program.kill()
        program.wait()
        for pipe in (program.stdin, program.stdout, program.stderr):
            if pipe:
                pipe.close()


def press(program: subprocess.Popen[bytes], *keys: str) -> None:
    assert program.stdin
    program.stdin.write("".join(f"{key}\n" for key in keys).encode())
    program.stdin.flush()


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def ready(program: subprocess.Popen[bytes]) -> None:
    """Wait until the program has read all that was typed: its loop runs, and its handlers are there."""
    assert program.stdin
    waiting = bytearray(4)

    def is_read() -> bool:
        fcntl.ioctl(program.stdin.fileno(), FIONREAD, waiting)
        return not any(waiting)

    until(is_read)


def told(program: subprocess.Popen[bytes], wanted: str) -> str:
    """Read standard error until something was said."""
    assert program.stderr
    text = ""
    while not re.search(wanted, text):
        assert select.select([program.stderr], [], [], PATIENCE_S)[0], text
        piece = os.read(program.stderr.fileno(), 4096).decode()
        assert piece, text
        text += piece
    return text


def goals(lines: str) -> list[str]:
    found = re.findall(r"goal-changed (?:1:)?(\d+):(\d\d)", lines)
    return [f"goal-changed {int(minutes) + 60}:{seconds}" for minutes, seconds in found]


def test_full_disk_is_told_once_and_the_session_goes_on_to_its_end(long: str) -> None:
    with Path("/dev/full").open("wb") as full, session(long, full) as program:
        assert "the session goes on" in told(program, "No space left on device")
        press(program, *["+"] * KEYS, "q")
        _, err = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 1
    lost = re.fullmatch(r"runtimer: (\d+) lines are lost: they could not be written\n", err.decode())
    assert lost
    assert int(lost[1]) >= KEYS


def test_disk_that_has_room_again_has_every_line(long: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    most = 300

    def few_bytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    with log.open("ab") as out, session(long, out, begin=few_bytes) as program:
        press(program, *["+"] * KEYS)
        told(program, "File too large")
        until(lambda: log.stat().st_size == most)
        before = log.read_text("utf-8")
        os.truncate(log, 0)
        resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        until(lambda: len(goals(before + log.read_text("utf-8"))) == KEYS)
        press(program, "q")
        assert program.wait(PATIENCE_S) == 0
    lines = before + log.read_text("utf-8")
    assert goals(lines) == ALL
    assert (
        len(
            re.findall(
                r"^\d:\d\d:\d\d\.\d{3} notice the lines cannot be written \(File too large\)",
                lines,
                re.MULTILINE,
            )
        )
        == 1
    )


def test_pipe_that_is_read_late_has_every_line_in_order(long: str) -> None:
    with full_pipe() as (reading, writing), session(long, writing) as program:
        press(program, *["+"] * KEYS, "x")
        ready(program)
        lines = b""
        while "“x” is no key" not in lines.decode(errors="replace"):
            assert select.select([reading], [], [], PATIENCE_S)[0], lines
            lines += os.read(reading, 65536)
        press(program, "q")
        assert program.wait(PATIENCE_S) == 0
        lines += os.read(reading, 65536)
    assert goals(lines.decode()) == ALL
    assert lines.decode().splitlines()[-1].endswith("workout-broken-off")
    stamps = re.findall(r"^\d:\d\d:\d\d\.\d{3}", lines.decode(), re.MULTILINE)
    assert stamps == sorted(stamps)


def test_session_whose_lines_nobody_reads_ends_by_itself(long: str) -> None:
    with full_pipe() as (_, writing), session(long, writing) as program:
        press(program, *["+"] * KEYS, "q")
        _, err = program.communicate(timeout=PATIENCE_S)
        assert program.returncode == 1
        assert re.search(rf"runtimer: {KEYS + 3} lines are lost", err.decode())


def test_session_without_anybody_who_reads_lines_or_complaints_ends_by_itself(long: str) -> None:
    with full_pipe() as (_, writing), session(long, writing, writing) as program:
        press(program, "q")
        assert program.wait(PATIENCE_S) == 1


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_signal_ends_the_session_whatever_the_pipe_does(number: signal.Signals, long: str) -> None:
    with full_pipe() as (_, writing), session(long, writing, writing) as program:
        press(program, *["+"] * KEYS)
        ready(program)
        program.send_signal(number)
        assert program.wait(PATIENCE_S) == 128 + number


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_signal_ends_the_session_in_silence(number: signal.Signals, long: str) -> None:
    with session(long, subprocess.PIPE) as program:
        assert program.stdout
        assert b"segment-entered" in program.stdout.readline()
        assert b"cue go" in program.stdout.readline()
        program.send_signal(number)
        out, err = program.communicate(timeout=PATIENCE_S)
    assert (program.returncode, out) == (128 + number, b"")
    assert b"Traceback" not in err


def test_signal_that_was_kept_from_the_program_ends_nothing(long: str) -> None:
    def nohup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with session(long, subprocess.PIPE, begin=nohup) as program:
        assert program.stdout
        program.stdout.readline()
        program.send_signal(signal.SIGHUP)
        press(program, "+", "q")
        out, _ = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 0
    assert goals(out.decode()) == ALL[:1]


def test_line_that_is_no_key_is_a_notice_and_the_session_goes_on(long: str) -> None:
    with session(long, subprocess.PIPE) as program:
        given = b"\x1b[C\x1b[C\n\x00\n\xff\n" + b"x" * 100_000 + b"\nfoo\n+\nq\n"
        out, _ = program.communicate(given, timeout=PATIENCE_S)
    notices = [
        line.split(" notice ")[1].split(" is no key")[0]
        for line in out.decode().splitlines()
        if " notice " in line
    ]
    assert notices == [r"“\x1b[C\x1b[C”", r"“\x00”", "“\ufffd”", f"“{'x' * 20}…”", "“foo”"]
    assert goals(out.decode()) == ALL[:1]
    assert program.returncode == 0


def test_flood_of_lines_ends_neither_the_session_nor_fills_its_log(long: str) -> None:
    with session(long, subprocess.PIPE) as program:
        out, _ = program.communicate(b"y\n" * 20_000 + b"q\n", timeout=PATIENCE_S)
    assert program.returncode == 0
    assert out.count(b"notice") == 11


@pytest.mark.deep
def test_mebibyte_is_kept_and_the_rest_counted(long: str) -> None:
    presses = 40_000
    with full_pipe() as (reading, writing), session(long, writing) as program:
        assert program.stdin
        for _ in range(presses // 100):
            press(program, *["+"] * 50, *["-"] * 50)
        press(program, "x")
        ready(program)
        lines, last = b"", "+"
        while program.poll() is None:
            if select.select([reading], [], [], 0.05)[0]:
                lines += os.read(reading, 65536)
            elif last == "+":
                last = "q" if b"missing" in lines else "+"
                press(program, last)
        while select.select([reading], [], [], 0)[0]:
            lines += os.read(reading, 65536)
    gap = re.search(rb"^.* notice (\d+) lines are missing here", lines, re.MULTILINE)
    assert gap
    assert (1 << 20) - 200 < gap.start() - SMALLEST < (1 << 20) + 2 * SMALLEST
    assert lines.count(b"goal-changed") + int(gap[1]) >= presses
    assert program.returncode == 1
