"""The real program on a pseudo-terminal."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli.terminals import Terminal

WORKOUT = """\
name: Short
steps:
  - repeat: 2
    steps: [{run: 1000m, speed: 16km/h, incline: 1%}]
    between: [{rest: 40s}]
  - jog: open
"""
NAMED = "name: Named\nsteps:\n  - run: 1000m\n    pace: 5k\n"
ANSWERED_S = 1.1
"""So long after it came a question takes an answer, and a second press of a key counts."""
QUESTION = r"runner --ask\): "


@contextmanager
def running(
    tmp_path: Path,
    columns: int = 80,
    rows: int = 24,
    workout: str = WORKOUT,
    options: tuple[str, ...] = (),
    **environment: str,
) -> Iterator[Terminal]:
    path = tmp_path / "short.yaml"
    path.write_text(workout, encoding="utf-8")
    argv = [sys.executable, "-m", "runtimer", str(path), "--audio", "none", "--ready", "0", *options]
    terminal = Terminal(argv, columns, rows, **environment)
    try:
        yield terminal
    finally:
        terminal.close()


def test_a_session_from_ready_to_its_summary(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        assert "run 1000 m" in terminal.until("READY")
        terminal.type(" ")
        assert re.search(r"left \d+:\d\d ~", terminal.until("rep 1 of 2"))
        terminal.type("p")
        terminal.until("PAUSED")
        terminal.type("n")
        terminal.until("feet on the rails")
        terminal.read_for(ANSWERED_S)
        terminal.type("p")
        terminal.until("REST")
        terminal.type("c")
        terminal.until("JOG")
        terminal.type("q")
        terminal.until("LEAVE")
        terminal.read_for(ANSWERED_S)
        terminal.type("q")
        terminal.until("LEFT EARLY")
        terminal.read_for(ANSWERED_S)
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_any_size_and_back(tmp_path: Path) -> None:
    with running(tmp_path, 120, 40) as terminal:
        terminal.until("READY")
        terminal.type(" ")
        terminal.until("rep 1 of 2")
        for size in ((1, 1), (3, 2), (200, 3), (2, 60), (40, 12), (120, 40)):
            terminal.resize(*size)
            time.sleep(0.1)
        assert "█" in terminal.until(r"rep 1 of 2[\s\S]*NEXT")
        terminal.type("\x03")
        terminal.until("LEAVE")
        terminal.read_for(ANSWERED_S)
        terminal.type("\x03")
        assert terminal.exit_code() == 130


def test_no_color_is_words_and_reverse(tmp_path: Path) -> None:
    with running(tmp_path, NO_COLOR="1") as terminal:
        terminal.until("READY")
        terminal.type(" ")
        terminal.until("rep 1 of 2")
        terminal.type("p")
        terminal.until("PAUSED")
        cells = [terminal.screen.buffer[y][x] for y in range(24) for x in range(80)]
        assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
        assert any(cell.reverse for cell in cells)


def test_terminal_that_goes_away_ends_the_program(tmp_path: Path) -> None:
    with running(tmp_path) as terminal:
        terminal.until("READY")
        os.kill(terminal.pid, signal.SIGHUP)
        assert terminal.exit_code() != 0


@pytest.mark.parametrize("at", ["READY", "GET READY|RUN"])
def test_whoever_ends_the_program_gets_the_terminal_back(tmp_path: Path, at: str) -> None:
    with running(tmp_path) as terminal:
        terminal.until("READY")
        if at != "READY":
            terminal.type(" ")
        terminal.until(at)
        assert terminal.screen.cursor.hidden
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert not terminal.screen.cursor.hidden


def test_first_start_that_needs_paces_asks_for_a_race(tmp_path: Path, own_home: Path) -> None:
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(QUESTION)
        terminal.type("5k 20:00\r")
        assert "15.0" in terminal.until("READY")
        terminal.type("q")
        assert terminal.exit_code() == 0
    assert '\nrace = "5k 20:00 20' in (own_home / "settings" / "runtimer.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["\r", "\x04"], ids=["an empty line", "end of file"])
def test_who_skips_the_question_runs_by_feel_and_is_not_asked_again(
    answer: str, tmp_path: Path, own_home: Path
) -> None:
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(QUESTION)
        terminal.type(answer)
        assert "5k" in terminal.until("READY")
    assert not (own_home / "settings").exists()
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until("READY")


def test_ctrl_c_at_the_question_leaves_and_leaves_it_open(tmp_path: Path) -> None:
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(QUESTION)
        terminal.type("\x03")
        assert terminal.exit_code() == 130
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(QUESTION)


@pytest.mark.parametrize(
    ("options", "shown"),
    [(("--rehearse", "60"), "READY"), (("--plain",), "segment-entered")],
    ids=["rehearsal", "lines"],
)
def test_no_question_in(options: tuple[str, ...], shown: str, tmp_path: Path) -> None:
    with running(tmp_path, workout=NAMED, options=options) as terminal:
        assert not re.search(QUESTION, terminal.until(shown))


def test_race_that_the_disk_does_not_take_costs_no_session(tmp_path: Path, own_home: Path) -> None:
    (own_home / "settings" / "runtimer.toml.lock").mkdir(parents=True)  # where a file is to be
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(QUESTION)
        terminal.type("5k 20:00\r")
        terminal.until(r"READY[\s\S]*! your race was not kept: ")


def test_nobody_is_asked_while_the_settings_cannot_be_read(tmp_path: Path, own_home: Path) -> None:
    (own_home / "settings" / "runtimer.toml").mkdir(parents=True)
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(r"READY[\s\S]*! your settings are not used: ")


def test_mistake_in_the_settings_is_a_note_on_ready(tmp_path: Path, own_home: Path) -> None:
    (own_home / "settings").mkdir()
    (own_home / "settings" / "runtimer.toml").write_text(
        "[runner]\npase = 1\nmax_hr = 10\n", encoding="utf-8"
    )
    with running(tmp_path, workout=NAMED) as terminal:
        terminal.until(
            r"! runtimer\.toml:2: unknown key `pase` in \[runner\], and 1 more; see `runtimer\s+settings`"
        )


def test_the_screen_is_drawn_on_standard_output_wherever_errors_go(tmp_path: Path) -> None:
    path, errors = tmp_path / "short.yaml", tmp_path / "errors.txt"
    path.write_text(WORKOUT, encoding="utf-8")
    terminal = Terminal(
        ["sh", "-c", f"{sys.executable} -m runtimer {path} --audio none --ready 0 2> {errors}"], 80, 24
    )
    try:
        terminal.until("READY")
        terminal.type("q")
        assert terminal.exit_code() == 0
    finally:
        terminal.close()
    assert errors.read_text(encoding="utf-8") == ""


def test_a_screen_that_fails_gives_the_terminal_back_and_the_session_goes_on_in_lines(
    tmp_path: Path, own_home: Path
) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(WORKOUT, encoding="utf-8")
    mistake = """
import sys
from runtimer.cli.main import run
from runtimer.engine.running.phases import Phase
from runtimer.ui.screens import running_screen

def fail(frame, width, height, compose=running_screen.compose):
    if frame.glance.phase is Phase.PAUSED:
        raise ZeroDivisionError
    return compose(frame, width, height)

running_screen.compose = fail
run()
"""
    terminal = Terminal(
        [sys.executable, "-c", mistake, str(path), "--audio", "none", "--ready", "0"], 120, 24
    )
    try:
        terminal.until("READY")
        terminal.type(" ")
        terminal.until("rep 1 of 2")
        terminal.type("p")
        terminal.until(
            r"something went wrong[\s\S]*ZeroDivisionError[\s\S]*crash\.txt[\s\S]*goes on in lines"
        )
        assert not terminal.screen.cursor.hidden
        terminal.type("p\n")
        terminal.until("resumed")
        terminal.type("q\n")
        terminal.until("workout-broken-off")
        assert terminal.exit_code() == 0
    finally:
        terminal.close()
    assert "ZeroDivisionError" in (own_home / "data" / "crash.txt").read_text(encoding="utf-8")
