"""What lies in the current folder is not run, whichever way one gets there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtimer.adapters.library.readers import ReaderBeside
from runtimer.adapters.library.scan import Found
from runtimer.adapters.programs.interpreter import start_interpreter
from runtimer.domain.runner import Runner

MODULES = (
    "yaml",
    "json",
    "pickle",
    "pathlib",
    "argparse",
    "sitecustomize",
    "usercustomize",
    "runpy",
    "re",
    "encodings",
)
PROGRAMS = ("git", "ssh", "espeak-ng", "sh", "plasmashell", "python3")
ROOT = Path(__file__).parents[3]
WORKOUT = ROOT / "workouts" / "7x1000.yaml"


@pytest.fixture
def trapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder as it may come with a download: whatever runs in it leaves a file of its name beside it."""
    folder = tmp_path / "downloaded"
    (folder / "workouts").mkdir(parents=True)
    (folder / "workouts" / "tuesday.yaml").write_bytes(WORKOUT.read_bytes())
    for name in MODULES:
        mark = str(tmp_path / f"{name}.py ran")
        (folder / f"{name}.py").write_text(
            f"open({mark!r}, 'w').close()\nraise ImportError\n", encoding="utf-8"
        )
    for name in PROGRAMS:
        (folder / name).write_text(f"#!/bin/sh\n: > '{tmp_path / name} ran'\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.chdir(folder)
    return folder


def ran(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.glob("* ran"))


def test_the_trap_is_one(trapped: Path) -> None:
    subprocess.run([sys.executable, "-c", "import yaml"], stderr=subprocess.DEVNULL, check=False)
    assert "yaml.py ran" in ran(trapped)


@pytest.mark.parametrize(
    "modules", [None, "", ".", os.pathsep, f"{os.pathsep}/nonexistent{os.pathsep}."], ids=repr
)
def test_a_child_imports_nothing_from_the_current_folder(
    modules: str | None, trapped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if modules is not None:
        monkeypatch.setenv("PYTHONPATH", modules)
    with start_interpreter("-c", "import yaml, json, pickle; print(yaml.__name__)") as process:
        assert process.communicate()[0].strip() == b"yaml"
    found = [Found(str(WORKOUT), "7x1000.yaml", "mine", (1, 1, 1))]
    assert [facts.error for facts in ReaderBeside().facts(found, Runner())] == [None]
    assert ran(trapped) == []


def test_a_child_finds_what_python_was_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.py").write_text("print('mine')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", str(tmp_path)]))
    with start_interpreter("-m", "mine") as process:
        assert process.communicate()[0].strip() == b"mine"


def test_without_a_python_it_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(OSError, match="no Python"):
        start_interpreter("-c", "")


COMMANDS = (
    ("list",),
    ("check", str(WORKOUT)),
    ("run", str(WORKOUT), "--plain", "--rehearse", "100000", "--audio", "auto"),
    ("pack", "list"),
    ("pack", "show", "git+ssh://git@localhost:1/club.git"),
    ("settings", "set", "runner.unit", "mi"),
)


@pytest.mark.skipif(os.name != "posix", reason="the trap's programs are for a POSIX shell")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_no_command_runs_what_lies_in_the_current_folder(
    command: tuple[str, ...], trapped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([".", os.environ["PATH"], ""]))
    monkeypatch.setenv("XDG_SESSION_DESKTOP", "KDE")
    subprocess.run(
        [sys.executable, "-m", "runtimer", *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran(trapped) == []
