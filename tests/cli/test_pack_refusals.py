"""Packs on the command line that are refused: for a newer runtimer, or too much at once.

And what is held of those that are not.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from club import TUESDAY, content, write_club

from runtimer.cli.main import main
from runtimer.formats.packs import extent


@pytest.fixture
def packs(own_home: Path) -> Path:
    return own_home / "data" / "packs"


@pytest.fixture
def author(tmp_path: Path) -> Path:
    return write_club(tmp_path / "author")


def for_newer_runtimer(author: Path) -> Path:
    text = (author / "pack.json").read_text(encoding="utf-8")
    (author / "pack.json").write_text(text.replace(">=0.1", ">=99"), encoding="utf-8")
    return author


NEWER = f"runtimer: club needs runtimer >=99, this is {version('runtimer')}: update runtimer first\n"


@pytest.mark.parametrize(
    "verb", [["install", "--yes"], ["verify"], ["build", "-o", "x.rtpack"]], ids=lambda verb: verb[0]
)
def test_pack_for_a_newer_runtimer_is_refused(
    verb: list[str],
    author: Path,
    packs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pack", *verb, str(for_newer_runtimer(author))]) == 1
    assert capsys.readouterr() == ("", NEWER)
    assert not (packs / "club").exists()
    assert not Path("x.rtpack").exists()


def test_pack_for_a_newer_runtimer_is_shown_with_what_it_needs(
    author: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "show", str(for_newer_runtimer(author))]) == 0
    out, err = capsys.readouterr()
    assert "needs     runtimer >=99" in out
    assert err == NEWER


def test_update_that_needs_a_newer_runtimer_leaves_the_old_pack(
    author: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pack", "install", str(author), "--yes"])
    before = content(packs)
    for_newer_runtimer(write_club(author, "2.0.0"))
    capsys.readouterr()
    assert main(["pack", "update", "--yes"]) == 1
    assert "runtimer: club: club needs runtimer >=99" in capsys.readouterr().err
    assert content(packs) == before


@pytest.mark.parametrize("limit", ["MOST_SEGMENTS", "MOST_NODES"])
@pytest.mark.parametrize(
    "verb",
    [["install", "--yes"], ["verify"], ["build", "-o", "x.rtpack"], ["show"]],
    ids=lambda verb: verb[0],
)
def test_workouts_that_come_to_too_much_are_refused(
    limit: str,
    verb: list[str],
    author: Path,
    packs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extent, limit, 0)
    assert main(["pack", *verb, str(author)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"runtimer: with `{TUESDAY}` the workouts of the pack come to more than 0 ")
    assert err.endswith(": make several packs of it\n")
    assert not packs.exists() or not (packs / "club").exists()
    assert not Path("x.rtpack").exists()


def test_update_that_comes_to_too_much_leaves_the_old_pack(
    author: Path, packs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pack", "install", str(author), "--yes"])
    before = content(packs)
    write_club(author, "2.0.0")
    monkeypatch.setattr(extent, "MOST_SEGMENTS", 0)
    capsys.readouterr()
    assert main(["pack", "update", "--yes"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "make several packs of it" in err
    assert content(packs) == before


TEN_THOUSAND = (
    "name: x\nsteps:\n  - repeat: 100\n    steps:\n      - repeat: 100\n        steps: [{run: 1s}]\n"
)
MEASURED = """
import gc, sys
from pathlib import Path
from runtimer.cli.main import main
gc.disable()  # as the program does
code = main(sys.argv[1:])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(code, peak.split()[1], file=sys.stderr)
"""


def peak_mib(*arguments: str, cwd: Path) -> int:
    """What a command takes of memory at most."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    )
    code, peak = ran.stderr.split()[-2:]
    assert code == "0", ran.stderr
    return int(peak) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in other ways")
@pytest.mark.parametrize(
    "command",
    [
        ["pack", "install", "--yes", "."],
        ["pack", "verify", "."],
        ["pack", "build", ".", "-o", "x.rtpack"],
        ["pack", "show", "."],
        ["check", "*"],
        ["check", "--json", "*"],
        ["list"],
    ],
    ids=" ".join,
)
def test_ten_workouts_of_ten_thousand_segments_take_the_memory_of_one(
    command: list[str], tmp_path: Path, own_home: Path
) -> None:
    peaks = []
    for count in (1, 10):
        files = {f"workouts/{n}.yaml": TEN_THOUSAND.encode() for n in range(count)}
        folder = write_club(tmp_path / f"pack-{count}", files=files)
        if command == ["list"]:
            write_club(own_home / "data", files=files)
        names = [argument for word in command for argument in ([*files] if word == "*" else [word])]
        peaks.append(peak_mib(*names, cwd=folder))
    one, ten = peaks
    assert ten - one < 20  # each takes five
