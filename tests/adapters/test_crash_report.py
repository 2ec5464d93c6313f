"""A crash report is written wherever a disk takes it, for nobody else to read."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest
from strange_files import make

from runtimer.adapters.crash_report import write_crash_report

ERROR = ZeroDivisionError("division by zero")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder that everybody may write to."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "tmp"


def private(path: Path) -> bool:
    return os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_goes_to_the_data_folder(own_home: Path) -> None:
    for _ in range(2):
        path = write_crash_report(ERROR)
    assert path == own_home / "data" / "crash.txt"
    assert "division by zero" in path.read_text(encoding="utf-8")
    assert private(path)


@pytest.mark.parametrize("kind", ["pipe", "link to itself", "folder"])
def test_where_that_takes_none_it_has_a_name_in_the_temporary_folder_that_nobody_foresees(
    kind: str, own_home: Path, temporary: Path
) -> None:
    make(kind, own_home / "data" / "crash.txt")
    paths = {write_crash_report(ERROR), write_crash_report(ERROR)}
    assert len(paths) == 2
    for path in paths:
        assert path is not None
        assert path.parent == temporary
        assert "division by zero" in path.read_text(encoding="utf-8")
        assert private(path)


def test_a_trap_in_the_temporary_folder_catches_nothing(own_home: Path, temporary: Path) -> None:
    (own_home / "data").touch()
    (temporary / "victim").write_text("precious", encoding="utf-8")
    make("link to nowhere", temporary / "runtimer-crash.txt")
    (temporary / "crash.txt").symlink_to("victim")
    assert write_crash_report(ERROR)
    assert (temporary / "victim").read_text(encoding="utf-8") == "precious"
    assert not (temporary / "nowhere").exists()


def test_without_any_home_and_temporary_folder_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("RUNTIMER_HOME")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: "not/absolute")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert write_crash_report(ERROR) is None
