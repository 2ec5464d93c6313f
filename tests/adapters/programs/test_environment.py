"""Nothing that is started looks for anything where the runner happens to be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from runtimer.adapters.programs.environment import child_environment, forget_current_folder, program_folders

HERE = ["", ".", "..", "bin", "./bin", "~/bin"]


def folders(*parts: str) -> str:
    return os.pathsep.join(parts)


@pytest.mark.parametrize("relative", HERE)
def test_parts_that_are_not_absolute_are_left_out(relative: str, tmp_path: Path) -> None:
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    listed = folders(relative, one, relative, other, relative)
    environment = child_environment({"PATH": listed, "PYTHONPATH": listed, "LANG": "C"})
    assert environment["PATH"] == environment["PYTHONPATH"] == folders(one, other)
    assert environment["LANG"] == "C"


@pytest.mark.parametrize("relative", HERE)
def test_without_any_other_there_are_no_modules_and_the_systems_programs(relative: str) -> None:
    environment = child_environment({"PATH": relative, "PYTHONPATH": relative})
    assert "PYTHONPATH" not in environment
    assert environment["PATH"]
    assert all(Path(part).is_absolute() for part in environment["PATH"].split(os.pathsep))
    assert program_folders({}) == program_folders({"PATH": relative})


def test_this_process_finds_programs_likewise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", folders("", str(tmp_path), "."))
    forget_current_folder()
    assert os.environ["PATH"] == str(tmp_path)
