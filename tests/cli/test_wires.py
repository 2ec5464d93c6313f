"""What a terminal sends besides keys, to the real program on a pseudo-terminal: nothing of it does anything."""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from cli.terminals import Terminal
from ui.terminal.answers import ANSWERS

SET_OF_TEN = """\
name: Ten
steps:
  - repeat: 10
    steps: [{run: 30min, speed: 16km/h}]
    between: [{jog: 5min, speed: 9km/h}]
  - cooldown: 30min
"""
GAP_S = 0.3
TORN_S = 0.7
"""Two pieces of a sequence may be a second apart; a program on a busy machine reads them later than they were
sent."""
SETTLED_S = 1.2
"""Longer than anything unfinished is waited for."""


def to_ready(terminal: Terminal) -> None:
    terminal.until("READY")


def to_running(terminal: Terminal) -> None:
    to_ready(terminal)
    terminal.type(" ")
    terminal.until("rep 1 of 10")


def to_paused(terminal: Terminal) -> None:
    to_running(terminal)
    terminal.type("p")
    terminal.until("PAUSED")


def to_question(terminal: Terminal) -> None:
    to_running(terminal)
    terminal.type("q")
    terminal.until("LEAVE")


def to_library(terminal: Terminal) -> None:
    terminal.until("FIND")
    terminal.until("2[45] files")


STATES: dict[str, Callable[[Terminal], None]] = {
    "ready": to_ready,
    "running": to_running,
    "paused": to_paused,
    "question": to_question,
    "library": to_library,
}
SAMPLE = [
    "da1 windows terminal", "da2 xterm", "da3 vte", "dsr ready", "cpr", "colour scheme dark", "mode 2026", "decrqss sgr", "xtgettcap",
    "version tmux", "window cells", "window's title", "background", "clipboard", "kitty graphics", "mouse x10 far right", "focus out",
    "release of right", "number that no key has", "unknown csi", "pm", "da1 in 8 bits",
]  # fmt: skip


@contextmanager
def terminal_in(state: str, tmp_path: Path) -> Iterator[Terminal]:
    """The program in a state, by name."""
    path = tmp_path / "ten.yaml"
    path.write_text(SET_OF_TEN, encoding="utf-8")
    arguments = ["library"] if state == "library" else [str(path)]
    terminal = Terminal(
        [sys.executable, "-m", "runtimer", *arguments, "--audio", "none", "--ready", "0"], 80, 24
    )
    try:
        STATES[state](terminal)
        yield terminal
    finally:
        terminal.close()


def figures(terminal: Terminal) -> list[str]:
    """The screen without what moves by itself: times, the drawn digits, bars."""
    return [
        re.sub(r"~?\d?\d?:?\d?\d:\d\d|[▀▄█━╸┃▁-▇]|\d+ m to go", "", row).rstrip()
        for row in terminal.screen.display
    ]


def belt(terminal: Terminal) -> list[str]:
    return list(terminal.screen.display[18:22])


def send(terminal: Terminal, data: bytes) -> None:
    os.write(terminal.fd, data)
    terminal.read_for(0.03)


@pytest.mark.parametrize(("sequence", "shown"), [(b"\x1b[C", "JOG"), (b"\x1bOC", "JOG"), (b"\x1b[6~", "JOG")])
def test_a_torn_key_is_that_key(sequence: bytes, shown: str, tmp_path: Path) -> None:
    with terminal_in("running", tmp_path) as terminal:
        for byte in sequence:
            send(terminal, bytes([byte]))
            terminal.read_for(GAP_S)
        terminal.until(shown)


class Wires:
    """The program in all its states side by side."""

    def __init__(self, tmp_path: Path) -> None:
        self._tmp_path = tmp_path
        self._stack = ExitStack()
        self.terminals: dict[str, Terminal] = {}

    def open(self) -> None:
        self._stack.close()
        for state in STATES:
            folder = self._tmp_path / state
            folder.mkdir(exist_ok=True)
            self.terminals[state] = self._stack.enter_context(terminal_in(state, folder))
        self.settle()

    def close(self) -> None:
        self._stack.close()

    def settle(self) -> None:
        time.sleep(SETTLED_S)
        for terminal in self.terminals.values():
            terminal.read_for(0.1)

    def shown(self) -> dict[str, tuple[list[str], list[str]]]:
        return {state: (figures(terminal), belt(terminal)) for state, terminal in self.terminals.items()}

    def tear(self, answer: bytes) -> float:
        """Send an answer byte by byte, then all but its first byte at once.

        Return the longest gap between two bytes.
        """
        longest_s, began = 0.0, time.monotonic()
        for byte in answer[:60]:
            for terminal in self.terminals.values():
                send(terminal, bytes([byte]))
            time.sleep(max(0.0, GAP_S - (time.monotonic() - began)))
            longest_s, began = max(longest_s, time.monotonic() - began), time.monotonic()
        for rest in (answer[60:], answer[1:] if answer[:2] != b"\xc2\x9b" else answer[2:]):
            for terminal in self.terminals.values():
                send(terminal, rest)
        self.settle()
        return longest_s


@pytest.fixture
def wires(tmp_path: Path) -> Iterator[Wires]:
    wires = Wires(tmp_path)
    wires.open()
    yield wires
    wires.close()


def test_answers_of_the_terminal_leave_the_program_as_it_was(wires: Wires) -> None:
    before = wires.shown()
    for name in SAMPLE:
        for terminal in wires.terminals.values():
            send(terminal, ANSWERS[name])
            send(terminal, ANSWERS[name][1:])
    wires.settle()
    assert wires.shown() == before
    while wires.tear(ANSWERS["da1 vt220"]) > TORN_S:
        wires.open()
        before = wires.shown()
    assert wires.shown() == before


@pytest.mark.deep
def test_every_answer_torn_at_every_byte_leaves_the_program_as_it_was(wires: Wires) -> None:
    """With 300 ms after each byte.

    Where the machine was held up for longer than an answer may be torn, once more.
    """
    for name, answer in ANSWERS.items():
        before = wires.shown()
        while wires.tear(answer) > TORN_S:
            wires.open()
            before = wires.shown()
        assert wires.shown() == before, name


def hurl(terminal: Terminal, seed: int, size: int, most_gap_s: float) -> int | None:
    """Send random bytes in pieces of 1 to 64 with random pauses, and return the exit code if the program has left meanwhile."""
    chance = random.Random(seed)
    data = chance.randbytes(size)
    while data:
        length = chance.randint(1, 64)
        piece, data = data[:length], data[length:]
        with suppress(OSError):
            os.write(terminal.fd, piece)
        terminal.read_for(chance.uniform(0, most_gap_s))
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
    return None


def leave(terminal: Terminal) -> int:
    """Leave by hand from wherever random bytes have led to."""
    for _ in range(6):
        terminal.read_for(SETTLED_S)
        with suppress(OSError):
            terminal.type("\x03")
        terminal.read_for(0.5)
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
    return terminal.exit_code()


@pytest.mark.parametrize(
    ("seed", "size", "most_gap_s"),
    [(0, 3000, 0.05), *(pytest.param(seed, 20_000, 0.3, marks=pytest.mark.deep) for seed in range(1, 21))],
)
def test_random_bytes_end_nothing_that_a_hand_would_not_end(
    seed: int, size: int, most_gap_s: float, tmp_path: Path
) -> None:
    with terminal_in("running", tmp_path) as terminal:
        code = hurl(terminal, seed, size, most_gap_s)
        if code is None:
            code = leave(terminal)
        terminal.read_for(0.3)
        assert "Traceback" not in terminal.text
        assert code in (0, 130)
        assert not terminal.screen.cursor.hidden


def test_a_terminal_that_takes_nothing_holds_up_neither_time_nor_keys(tmp_path: Path) -> None:
    """A rehearsal, eight times as fast, in a window of which one frame is more than a pseudo-terminal holds."""
    path = tmp_path / "ten.yaml"
    path.write_text(SET_OF_TEN, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "runtimer",
        str(path),
        "--audio",
        "none",
        "--ready",
        "0",
        "--rehearse",
        "8",
    ]
    terminal = Terminal(command, 300, 90)
    try:
        to_running(terminal)
        time.sleep(7)
        terminal.type("p")
        time.sleep(3)
        paused = re.search(r"PAUSED (\d):(\d\d)", terminal.until(r"PAUSED[\s\S]*keys"))
        assert paused
        assert int(paused[1]) * 60 + int(paused[2]) >= 8 * 3 - 1
        for _ in range(2):  # all of the face is there again, and as it is now
            terminal.until(r"rep 1 of 10[\s\S]*BELT[\s\S]*NEXT")
            terminal.read_for(0.3)
        terminal.read_for(0.7)
        terminal.type("p")
        time.sleep(3)
        began = time.monotonic()
        os.kill(terminal.pid, signal.SIGTERM)
        _, status = os.waitpid(terminal.pid, 0)
        assert time.monotonic() - began < 20
        assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGTERM
        terminal.read_for(0.3)
        assert not terminal.screen.cursor.hidden
    finally:
        terminal.close()


def test_a_terminal_that_is_gone_ends_the_program(tmp_path: Path) -> None:
    with terminal_in("running", tmp_path) as terminal:
        os.close(terminal.fd)
        terminal.fd = os.open(os.devnull, os.O_RDONLY)
        assert terminal.exit_code() == 128 + signal.SIGHUP


def test_the_shell_may_stop_the_program_and_let_it_go_on(tmp_path: Path) -> None:
    with terminal_in("paused", tmp_path) as terminal:
        os.kill(terminal.pid, signal.SIGTSTP)
        _, status = os.waitpid(terminal.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        terminal.read_for(0.3)
        assert not terminal.screen.cursor.hidden
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until("PAUSED")
        assert terminal.screen.cursor.hidden
        terminal.read_for(SETTLED_S)
        terminal.type("p")
        terminal.until("RUN")
