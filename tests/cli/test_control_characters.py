"""What comes from files, arguments and the environment moves no terminal's cursor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EVIL = {
    "escape": b"a\x1b[31mb",
    "c1": "a\u009b31mb".encode(),
    "right to left": "a\u202eb".encode(),
    "no letter": b"a\xe9b",
}
COMMANDS = [
    ["check", "{}"], ["show", "{}"], ["{}"], ["pace", "{}"], ["pace", "5k\x1d"], ["settings", "set", "{}", "1"],
    ["settings", "set", "runner.race", "{}"], ["settings", "unset", "{}"], ["list", "{}"], ["list", "--sort", "{}"],
    ["run", "w.yaml", "--{}"],
    ["run", "w.yaml", "--ready", "{}"], ["run", "w.yaml", "--audio", "{}"], ["pack", "install", "{}"], ["pack", "show", "{}"],
    ["pack", "remove", "{}"], ["pack", "update", "{}"], ["pack", "build", "{}"], ["pack", "{}"], ["completion", "{}"],
]  # fmt: skip
AT_HOME = [
    ["settings"], ["settings", "set", "runner.unit", "mi"], ["list"], ["library"], ["schema", "--install"], ["pack", "list"], ["runner"],
]  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names of files")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "w.yaml").write_text("name: x\nsteps:\n  - run: 10s\n    speed: 10km/h\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(command: list[str], given: bytes = b"", **environment: str) -> str:
    """Return all that a command prints."""
    argv = [sys.executable, "-m", "runtimer", *command]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.run(argv, input=given, capture_output=True, timeout=120, env=env)
    text = (done.stdout + done.stderr).decode("utf-8")
    assert done.returncode in (0, 1, 2)
    assert "something went wrong" not in text
    return text


def sample(command: list[str], evil: bytes) -> list[str]:
    return [word.replace("{}", os.fsdecode(evil)) for word in command]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_argument(command: list[str]) -> None:
    assert not CONTROL.search(printed(sample(command, EVIL["escape"])))


@pytest.mark.deep
@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_any_argument(command: list[str], evil: bytes) -> None:
    assert not CONTROL.search(printed(sample(command, evil)))


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_folder_of_the_environment(evil: bytes, folder: Path) -> None:
    home = str(folder / os.fsdecode(b"home-" + evil))
    for command in AT_HOME:
        assert not CONTROL.search(printed(command, RUNTIMER_HOME=home)), command


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_file_in_the_library(evil: bytes, folder: Path) -> None:
    (folder / "workouts").mkdir()
    (folder / "workouts" / os.fsdecode(evil + b".yaml")).write_text("nothing", encoding="utf-8")
    for command in (["list"], ["list", "--json"], ["schema", "--install"]):
        assert not CONTROL.search(printed(command)), command


def test_setting(own_home: Path) -> None:
    (own_home / "settings").mkdir()
    text = '[runner]\nrace = "5k 20:00\\r"\n[sound]\nspeech_command = ["a\\u001b[31m"]\n'
    (own_home / "settings" / "runtimer.toml").write_text(text, encoding="utf-8")
    for command in (["settings"], ["runner"], ["run", "w.yaml", "--plain", "--rehearse", "1000"]):
        assert not CONTROL.search(printed(command)), command


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_answer(evil: bytes) -> None:
    said = printed(["runner", "--ask"], evil + b"\nkm\n" + evil + b"\n\n")
    assert "write km or mi" in said
    assert not CONTROL.search(said)


@pytest.mark.parametrize("variable", ["RUNTIMER_UNIT", "TERM"])
def test_variable(variable: str) -> None:
    assert not CONTROL.search(printed(["list"], **{variable: "a\x1b[31mb"}))
