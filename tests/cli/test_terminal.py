"""Terminals that only know lines get lines, and are told why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli.terminals import Terminal

from runtimer.cli import terminal as terminal_module
from runtimer.cli.terminal import why_no_screen

WORKOUT = "name: Short\nsteps:\n  - run: 1000m\n    speed: 16km/h\n"


@contextmanager
def started(folder: Path, term: str | None, *arguments: str, rows: int = 40) -> Iterator[Terminal]:
    (folder / "short.yaml").write_text(WORKOUT, encoding="utf-8")
    program = [sys.executable, "-m", "runtimer", *arguments]
    if term is None:
        program = ["env", "-u", "TERM", *program]
    here = Path.cwd()
    os.chdir(folder)
    try:
        terminal = Terminal(program, 100, rows, TERM=term or "dumb")
    finally:
        os.chdir(here)
    try:
        yield terminal
    finally:
        terminal.close()


@pytest.mark.parametrize(
    ("term", "said"),
    [("dumb", "TERM is `dumb`"), ("unknown", "TERM is `unknown`"), (None, "TERM is not set")],
)
def test_session_comes_in_lines_that_take_keys(term: str | None, said: str, tmp_path: Path) -> None:
    with started(tmp_path, term, "short.yaml", "--audio", "none", "--ready", "0") as terminal:
        text = terminal.until("segment-entered run 1000 m")
        assert f"a screen cannot be drawn on this terminal ({said})" in " ".join(text.split())
        terminal.type("p\n")
        terminal.until(r"\d paused")
        terminal.type("q\n")
        assert terminal.exit_code(60) == 0


def test_library_becomes_a_list(tmp_path: Path) -> None:
    with started(
        tmp_path, "dumb", "library", rows=120
    ) as terminal:  # a line of its path for each workout, where the paths are long
        terminal.until(r"this terminal \(TERM is `dumb`\): you get a list[\s\S]*your own go into")
        assert terminal.exit_code(60) == 2


@pytest.mark.parametrize("term", ["linux", "vt100", "xterm-ghostty"])
def test_other_terminals_get_the_screen(term: str, tmp_path: Path) -> None:
    with started(tmp_path, term, "short.yaml", "--audio", "none") as terminal:
        terminal.until("READY")
        assert terminal.screen.cursor.hidden


def test_lines_that_were_asked_for_need_no_reason(tmp_path: Path) -> None:
    with started(tmp_path, "dumb", "short.yaml", "--audio", "none", "--plain", "--ready", "0") as terminal:
        assert "TERM" not in terminal.until("segment-entered")


class Console:
    def isatty(self) -> bool:
        return True


def test_windows_sets_no_term_and_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(terminal_module.sys, name, Console())
    assert "TERM is not set" in (why_no_screen() or "")
    monkeypatch.setattr(terminal_module.sys, "platform", "win32")
    assert why_no_screen() is None


def test_where_a_screen_would_not_be_seen_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal_module.sys, "stdin", Console())
    monkeypatch.setattr(terminal_module.sys, "stdout", None)
    assert why_no_screen() == ""
