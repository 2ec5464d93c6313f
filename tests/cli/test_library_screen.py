"""The library of the real program on a pseudo-terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli.terminals import Terminal

GOOD = "name: {}\nsteps:\n  - run: 10min\n    speed: {}km/h\n"

APART_S = 1.1
"""So long after it came a question takes an answer, and a second press of a key counts."""
NAMED = "name: Z\nsteps:\n  - run: 1000m\n    pace: 5k\n"


def open_zebra(terminal: Terminal) -> None:
    """Find the one file of one's own and press enter."""
    terminal.until("FIND")
    terminal.type("zebra")
    terminal.until("1 of 25")
    terminal.type("\r")


@contextmanager
def library(
    folder: Path, *arguments: str, columns: int = 80, rows: int = 24, **environment: str
) -> Iterator[Terminal]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        terminal = Terminal([sys.executable, "-m", "runtimer", *arguments], columns, rows, **environment)
    finally:
        os.chdir(here)
    try:
        yield terminal
    finally:
        terminal.close()


@pytest.fixture
def folder(tmp_path: Path, own_home: Path) -> Path:
    """A folder with workouts, and settings that make no sound."""
    (own_home / "settings").mkdir()
    (own_home / "settings" / "runtimer.toml").write_text('[sound]\nbackend = "none"\n', encoding="utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "zebra.yaml").write_text(GOOD.format("Zebra", 12), encoding="utf-8")
    return tmp_path


def test_three_letters_enter_the_session_runs_and_then_the_library_again(folder: Path) -> None:
    with library(folder) as terminal:
        terminal.until("Mona fartlek|Pyramid|7 × 1000 m")
        terminal.type("zeb")
        terminal.until(r"FIND zeb▏ +1 of 25[\s\S]*run 10:00  12km/h")
        for _ in range(2):
            terminal.type("\r")
            terminal.until("READY")
            terminal.read_for(APART_S)
            terminal.type(" ")
            terminal.until("GET READY")
            terminal.read_for(APART_S)
            terminal.type(" ")
            terminal.until(r"\n  RUN")
            terminal.type("q")
            terminal.until("LEAVE")
            terminal.read_for(APART_S)
            terminal.type("q")
            terminal.until("LEFT EARLY")
            terminal.read_for(APART_S)
            terminal.type(" ")
            terminal.until(r"FIND zeb▏ +1 of 25")
        terminal.type("\x1b")
        terminal.until("FIND ▏")
        terminal.type("q")
        assert terminal.exit_code() == 0


def test_ready_reads_a_changed_file_again_and_keeps_the_last_good_version(folder: Path) -> None:
    path = folder / "workouts" / "zebra.yaml"
    for arguments in ((str(path), "--audio", "none"), ("library",)):
        path.write_text(GOOD.format("Zebra", 12), encoding="utf-8")
        with library(folder, *arguments) as terminal:
            if arguments == ("library",):
                terminal.until("FIND")
                terminal.type("zeb")
                terminal.until("1 of 25")
                terminal.type("\r")
            terminal.until(r"READY[\s\S]*12km/h")
            path.write_text(GOOD.format("Zebra", 14), encoding="utf-8")
            terminal.until(r"14km/h[\s\S]*! changed: read again")
            path.write_text(GOOD.format("Zebra", "14 "), encoding="utf-8")
            terminal.until("14 km/h")
            path.write_text(GOOD.format("Zebra", "fast "), encoding="utf-8")
            assert "14 km/h" in terminal.until(r"! zebra\.yaml:4:\d+ ")
            path.unlink()
            terminal.until(r"! zebra\.yaml: No such file or directory")
            terminal.type(" ")
            terminal.until("GET READY")


def test_an_error_in_a_changed_file_is_seen_beside_what_else_is_wrong(folder: Path, tmp_path: Path) -> None:
    path = folder / "workouts" / "zebra.yaml"
    # A sound server that is not there: sound is lost, which is said as long as it is.
    with library(
        folder, str(path), "--audio", "miniaudio", PULSE_SERVER=f"unix:{tmp_path}/nowhere"
    ) as terminal:
        terminal.until("READY")
        path.write_text(GOOD.format("Zebra", "fast "), encoding="utf-8")
        terminal.until(r"! zebra\.yaml:4:\d+ ")


def test_the_first_session_that_needs_paces_asks_for_a_race_once(folder: Path, own_home: Path) -> None:
    named = "name: Named\nsteps:\n  - run: 1000m\n    pace: 5k\n"
    for name in ("zebra", "zorro"):
        (folder / "workouts" / f"{name}.yaml").write_text(
            named.replace("Named", name.title()), encoding="utf-8"
        )
    with library(folder) as terminal:
        terminal.until("FIND")
        terminal.type("zebra")
        terminal.until(r"1 of 26[\s\S]*Zebra +1\.0 km")
        terminal.type("\r")
        terminal.until("YOUR PACES")
        terminal.type("5k fast\r")
        terminal.until("! `5k fast` is not a race result")
        terminal.type("\x15")
        terminal.until("  ▏")
        terminal.type("5k 19:30\r")
        terminal.until(r"READY[\s\S]*3:54 /km")
        terminal.type("\x1b")
        terminal.until(r"FIND zebra▏[\s\S]*3:54")
        terminal.read_for(APART_S)
        assert 'race = "5k 19:30 20' in (own_home / "settings" / "runtimer.toml").read_text(encoding="utf-8")
        terminal.type("\x1b")
        terminal.until("FIND ▏")
        terminal.type("zorro")
        terminal.until("1 of 26")
        terminal.type("\r")
        terminal.until(r"READY[\s\S]*3:54 /km")


def test_a_question_that_is_left_open_is_not_asked_again(folder: Path) -> None:
    (folder / "workouts" / "zebra.yaml").write_text(NAMED, encoding="utf-8")
    for asks in (True, False):
        with library(folder) as terminal:
            open_zebra(terminal)
            if asks:
                terminal.until("YOUR PACES")
                terminal.read_for(APART_S)
                terminal.type("\x1b")
            terminal.until(r"READY[\s\S]*5k")


def test_without_a_disk_that_takes_it_the_question_is_put_once_a_start(folder: Path, own_home: Path) -> None:
    (own_home / "data").write_text("in the way", encoding="utf-8")
    (folder / "workouts" / "zebra.yaml").write_text(NAMED, encoding="utf-8")
    with library(folder) as terminal:
        open_zebra(terminal)
        terminal.until("YOUR PACES")
        terminal.read_for(APART_S)
        terminal.type("\x1b")
        terminal.until(r"READY[\s\S]*5k")


def test_an_old_race_is_used_and_said(folder: Path) -> None:
    (folder / "workouts" / "zebra.yaml").write_text(NAMED, encoding="utf-8")
    with library(folder) as terminal:
        open_zebra(terminal)
        terminal.until("YOUR PACES")
        terminal.type("5k 19:30 2031-01-01\r")
        terminal.until("2031-01-01 is yet to come")
        terminal.type("\x15")
        terminal.until("  ▏")
        terminal.type("5k 19:30 2023-01-01\r")
        terminal.until(r"READY[\s\S]*3:54 /km[\s\S]*more than six months ago")


def test_a_new_file_comes_into_the_list_by_itself(folder: Path) -> None:
    with library(folder) as terminal:
        terminal.until("FIND")
        terminal.type("gnu")
        terminal.until("nothing has all these words")
        (folder / "workouts" / "gnu.yaml").write_text(GOOD.format("Gnu", 10), encoding="utf-8")
        terminal.until(r"1 of 26[\s\S]*Gnu +1\.7 km")
