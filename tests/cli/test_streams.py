"""Every command with a standard stream that is full, closed or read by nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="only Linux has a disk that is always full"
)

EXAMPLE_PACK = str(Path(__file__).parents[2] / "docs" / "example-pack")
WORKOUT = "name: Short\nsteps:\n  - run: 10s\n    speed: 10km/h\n"
COMMANDS = [
    ["list"], ["list", "--json"], ["check", "w.yaml"], ["check", "--json", "w.yaml"], ["show", "w.yaml"], ["show", "--json", "w.yaml"],
    ["settings"], ["settings", "set", "runner.unit", "mi"], ["runner"], ["runner", "--ask"], ["schema"], ["schema", "--install"],
    ["completion", "bash"], ["pace", "5:00/km"], ["pace", "--json", "5:00/km"], ["pack", "list"], ["pack", "verify", EXAMPLE_PACK],
    ["pack", "show", EXAMPLE_PACK], ["pack", "install", "--yes", EXAMPLE_PACK], ["pack", "build", EXAMPLE_PACK],
    ["pack", "init", "new"], ["--help"], ["run", "--help"], ["--version"], [], ["run", "w.yaml", "--plain", "--rehearse", "1000"],
]  # fmt: skip
CRASHES = ("Traceback", "Exception ignored", "something went wrong", "Fatal Python error")

each_command = pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: " ".join(command)[:30] or "nothing"
)
Ran = subprocess.CompletedProcess[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "w.yaml").write_text(WORKOUT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(command: list[str], redirection: str = "", environment: dict[str, str] | None = None) -> Ran:
    """Run a command in a shell that redirects its streams."""
    argv = ["bash", "-c", f'"$@" {redirection}', "bash", sys.executable, "-m", "runtimer", *command]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})}
    done = subprocess.run(
        argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=120, env=env
    )
    assert not any(crash in done.stderr for crash in CRASHES), done.stderr
    return done


@each_command
def test_full_disk_is_a_sentence_and_exit_1(command: list[str]) -> None:
    full = ran(command, "> /dev/full")
    assert full.returncode == 1
    assert full.stderr.count("No space left on device") == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_help_that_cannot_be_printed_is_no_success(unbuffered: str) -> None:
    full = ran(["--help"], "> /dev/full", {"PYTHONUNBUFFERED": unbuffered})
    assert (full.returncode, full.stderr) == (
        1,
        "runtimer: standard output cannot be written: No space left on device\n",
    )


@each_command
def test_command_without_any_standard_stream_does_the_same(command: list[str], own_home: Path) -> None:
    closed = ran(command, "<&- >&- 2>&-")
    assert closed.returncode == (2 if command == [] else 0)
    assert "crash.txt" not in {path.name for path in own_home.rglob("*")}


@pytest.mark.deep
@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-"])
@each_command
def test_command_without_a_standard_stream_does_the_same(command: list[str], redirection: str) -> None:
    closed = ran(command, redirection)
    assert closed.returncode == (2 if command == [] else 0)
    assert bool(closed.stdout) == (redirection != ">&-")


@pytest.mark.parametrize("command", [["runner"], ["runner", "--ask"]])
def test_nobody_to_ask_without_a_standard_input(command: list[str]) -> None:
    assert "No pace is known yet" in ran(command, "<&-").stdout


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "2> >(true)"])
def test_standard_error_that_nobody_hears_changes_neither_the_output_nor_the_exit_code(
    redirection: str,
) -> None:
    missing = ran(["check", "--json", "nowhere.yaml"], redirection)
    assert missing.returncode == 2
    assert json.loads(missing.stdout) == {"files": []}


@pytest.mark.parametrize(
    "command", [["list"], ["show", "--json", "w.yaml"], ["--help"], ["schema", "--install"]], ids=" ".join
)
def test_reader_who_leaves_is_no_mistake(command: list[str]) -> None:
    left = ran(command, "| true; exit ${PIPESTATUS[0]}")
    assert (left.returncode in (0, 1), left.stderr) == (True, "")


def test_reader_who_has_left_before_is_exit_1_in_silence() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "runtimer", "list"]
    left = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=120)
    os.close(writing)
    assert (left.returncode, left.stderr) == (1, b"")


PREPARED = """
import os, sys
from runtimer.cli.streams import prepare_streams
prepare_streams()
with open("ours", "wb") as ours:
    print("printed"); sys.stdout.flush(); print("told", file=sys.stderr)
    number = ours.fileno()
os._exit(number)
"""


def test_file_that_is_opened_later_is_no_standard_stream(folder: Path) -> None:
    shell = 'exec "$@" <&- >&- 2>&-'
    done = subprocess.run(["bash", "-c", shell, "bash", sys.executable, "-c", PREPARED], timeout=120)
    assert done.returncode > 2
    assert (folder / "ours").read_bytes() == b""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", [["check", "--json"], ["show", "--json"]], ids=" ".join)
def test_json_loses_no_letter_to_an_encoding(command: list[str], encoding: str, folder: Path) -> None:
    path = folder / "8 × – 🏃.yaml"
    path.write_text("name: 7 × 1000 – 🏃\nsteps:\n  - run: 10s\n    speed: 10km/h\n", encoding="utf-8")
    done = ran([*command, path.name], "", {"PYTHONIOENCODING": encoding})
    assert "7 × 1000 – 🏃" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.deep
@each_command
def test_console_of_another_encoding_ends_nothing(command: list[str]) -> None:
    argv = [sys.executable, "-m", "runtimer", *command]
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, env=env)
    assert done.returncode == (2 if command == [] else 0)
    assert done.stdout.isascii()
    assert b"Traceback" not in done.stderr
