"""Programs are found in PATH, and nowhere that a download could have put them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from runtimer.adapters.programs.search_path import find_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are made of a shebang and a mode")


def program(folder: Path, name: str) -> Path:
    """A program of that name in a folder."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


def test_the_first_folder_of_path_that_has_it_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (program(tmp_path / folder, "gong") for folder in ("first", "second"))
    monkeypatch.setenv(
        "PATH", os.pathsep.join(str(file.parent) for file in (tmp_path / "none" / "x", first, second))
    )
    assert find_program("gong") == str(first)
    first.chmod(0o644)
    assert find_program("gong") == str(second), "what may not be run is no program"
    assert find_program("no-such-gong") == ""


@pytest.mark.parametrize("path", ["", ".", "tools", f".{os.pathsep}tools"])
def test_what_lies_in_the_current_folder_is_not_found(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "gong")
    program(tmp_path / "tools", "gong")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert find_program("gong") == ""


def test_a_path_is_taken_as_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program(tmp_path / "tools", "gong")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert find_program(str(file)) == str(file)
    assert find_program("./tools/gong") == "./tools/gong"
    assert find_program("./gong") == ""
