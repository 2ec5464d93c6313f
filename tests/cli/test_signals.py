"""Signals from outside, wherever the program is: it ends, with a shell's exit code, and the terminal is as it was."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cli.pipes import full_pipe
from cli.terminals import Terminal, termios

from runtimer.cli.packs.stage_progress import QUIET_S

WORKOUT = "name: Short\nsteps:\n  - repeat: 9\n    steps: [{run: 1000m, speed: 16km/h}]\n"
NAMED = "name: Named\nsteps:\n  - run: 1000m\n    pace: 5k\n"
EXAMPLE_PACK = str(Path(__file__).parents[2] / "docs" / "example-pack")
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT]
SILENT = ("--audio", "none", "--ready", "0")
PLACES: dict[str, tuple[tuple[str, ...], list[tuple[str, str]], str]] = {
    "library": (("library",), [], "FIND"),
    "ready": (("short.yaml", *SILENT), [], "READY"),
    "running": (("short.yaml", *SILENT), [("READY", " ")], "rep 1 of 9"),
    "question": (("short.yaml", *SILENT), [("READY", " "), ("rep 1 of 9", "q")], "LEAVE"),
    "lines": (("short.yaml", *SILENT, "--plain"), [], "segment-entered"),
    "asking for a race": (("named.yaml", *SILENT), [], r"runner --ask\): "),
    "runner --ask": (("runner", "--ask"), [], r"km, mi\): "),
    "doctor": (("doctor", "audio"), [], "Back ends"),
    "may it be installed": (("pack", "install", EXAMPLE_PACK), [], r"\[y/N\]"),
}
"""The command, what is typed when something is seen, and what is seen then."""
SAMPLE = {"library": SIGNALS, "running": SIGNALS, "question": [signal.SIGQUIT], "runner --ask": SIGNALS}
"""In full below the marker deep: so many programs take a while to start."""


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[Terminal]:
    (folder / "short.yaml").write_text(WORKOUT, encoding="utf-8")
    (folder / "named.yaml").write_text(NAMED, encoding="utf-8")
    here = Path.cwd()
    os.chdir(folder)
    try:
        terminal = Terminal([sys.executable, "-m", "runtimer", *arguments], 80, 24)
    finally:
        os.chdir(here)
    try:
        yield terminal
    finally:
        terminal.close()


def stop(place: str, number: signal.Signals, folder: Path) -> None:
    """Go to a place in the program, send the signal, and look at what is left."""
    arguments, typed, seen = PLACES[place]
    with started(folder, *arguments) as terminal:
        before = termios.tcgetattr(terminal.fd)[3]
        for sight, keys in typed:
            terminal.until(sight)
            terminal.type(keys)
        terminal.until(seen)
        os.kill(terminal.pid, number)
        assert terminal.exit_code(60) == 128 + number
        assert termios.tcgetattr(terminal.fd)[3] == before
        assert not terminal.screen.cursor.hidden
        assert "Traceback" not in terminal.text


@pytest.mark.parametrize(
    ("place", "number"), [(place, number) for place, numbers in SAMPLE.items() for number in numbers]
)
def test_signal(place: str, number: signal.Signals, tmp_path: Path) -> None:
    stop(place, number, tmp_path)


@pytest.mark.deep
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
@pytest.mark.parametrize("place", PLACES)
def test_any_signal_anywhere(place: str, number: signal.Signals, tmp_path: Path) -> None:
    stop(place, number, tmp_path)


@pytest.mark.parametrize("place", ["lines", "asking for a race", "doctor", "may it be installed"])
@pytest.mark.parametrize(
    ("key", "number"), [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)], ids=["ctrl+c", "ctrl+backslash"]
)
def test_key_of_a_signal(place: str, key: str, number: signal.Signals, tmp_path: Path) -> None:
    arguments, _, seen = PLACES[place]
    with started(tmp_path, *arguments) as terminal:
        terminal.until(seen)
        terminal.type(key)
        assert terminal.exit_code(60) == 128 + number


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_signal_while_a_pack_is_on_its_way(number: signal.Signals, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        answered: list[socket.socket] = []

        def accept() -> None:
            with suppress(OSError):
                answered.append(silent.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        with started(
            tmp_path, "pack", "install", f"git+https://127.0.0.1:{silent.getsockname()[1]}/club.git"
        ) as terminal:
            terminal.until("fetching: ")
            os.kill(terminal.pid, number)
            assert terminal.exit_code(60) == 128 + number
            assert not re.search("fetching: |Traceback", terminal.text)
        for connection in answered:
            connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="how much a pipe holds is Linux's to set")
def test_signal_ends_a_program_whose_complaints_nobody_reads(tmp_path: Path) -> None:
    with full_pipe() as (_, writing), socket.create_server(("127.0.0.1", 0)) as silent:
        source = f"git+https://127.0.0.1:{silent.getsockname()[1]}/club.git"
        command = [sys.executable, "-m", "runtimer", "pack", "install", source]
        program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=writing)
        connection, _ = silent.accept()
        with connection, pytest.raises(subprocess.TimeoutExpired):
            program.wait(QUIET_S + 1)  # until it says how much has come, to nobody
        program.terminate()
        assert program.wait(60) == 128 + signal.SIGTERM
