"""Packs on the command line, from the author's folder to the runner's session and back."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from club import TUESDAY, club, content, manifest, workout, write_club
from tls import Server, ok, redirect, serving

from runtimer.adapters.packs.sources import https
from runtimer.adapters.packs.sources.https import HttpsSource
from runtimer.cli.main import main
from runtimer.formats.packs.archive import pack_up
from runtimer.formats.packs.manifest import write_manifest

EDIT = workout("Mine")
Publish = Callable[[str], str]
"""Publishes a version and returns where."""


@pytest.fixture
def packs(own_home: Path) -> Path:
    return own_home / "data" / "packs"


@pytest.fixture
def author(tmp_path: Path) -> Path:
    return write_club(tmp_path / "author")


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "runtimer", *arguments],
        text=True,
        encoding="utf-8",
        capture_output=True,
        timeout=60,
        env=environment,
        **options,
    )


def built(author: Path, version: str, where: Path) -> bytes:
    write_club(author, version)
    assert main(["pack", "build", str(author), "-o", str(where)]) == 0
    return where.read_bytes()


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A. Coach", "-c", "user.email=coach@example.org", "-c", "core.autocrlf=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A web server that the program is told to trust by its certificate, although it is on this machine."""
    with serving() as server:
        peers = frozenset([server.peer])
        monkeypatch.setattr(https, "open_source", lambda text, rev: HttpsSource(text, server.trusting, peers))
        yield server


@pytest.fixture(params=["file", "folder", "git", "https"])
def publish(
    request: pytest.FixtureRequest, author: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Publish:
    archive = tmp_path / "club.rtpack"

    def as_file(version: str) -> str:
        built(author, version, archive)
        return str(archive)

    def as_folder(version: str) -> str:
        return str(write_club(author, version))

    def as_git(version: str) -> str:
        write_club(author, version)
        git(author, "init", "--quiet")
        git(author, "add", "--all")
        git(author, "commit", "--quiet", "--message", version)
        return f"git+{author}"

    def as_https(version: str) -> str:
        server: Server = request.getfixturevalue("server")
        server.answers["/club"] = redirect("/club.rtpack")
        server.answers["/club.rtpack"] = ok(built(author, version, archive))
        return server.url("/club")

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return {"file": as_file, "folder": as_folder, "git": as_git, "https": as_https}[request.param]


def test_from_the_author_to_the_runner_and_back(
    publish: Publish, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = publish("1.0.0")
    assert main(["pack", "install", source, "--yes"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "club 1.0.0",
        "A. Coach",
        "CC0-1.0",
        "https://example.org/club",
        "Tuesday 1.0.0",
        source.removeprefix("git+"),
    ):
        assert words in shown

    assert main(["pack", "list"]) == 0
    assert "club" in (line := capsys.readouterr().out)
    assert all(words in line for words in ("1.0.0", "1 workout", source.removeprefix("git+")))

    ran = command("run", str(packs / "club" / TUESDAY), "--plain", "--rehearse", "1000", "--ready", "0")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].endswith("workout-finished")

    (packs / "club" / TUESDAY).write_bytes(EDIT)
    assert main(["pack", "update"]) == 0
    assert "club 1.0.0 is up to date" in capsys.readouterr().out
    assert (packs / "club" / TUESDAY).read_bytes() == EDIT

    publish("1.1.0")
    capsys.readouterr()
    assert main(["pack", "update", "--yes"]) == 0
    out, err = capsys.readouterr()
    copy = packs / "kept_files" / "club-1.0.0" / TUESDAY
    assert f"You edited {TUESDAY}: a copy will be kept." in out
    assert "club is 1.1.0 now" in out
    assert str(copy) in err
    assert copy.read_bytes() == EDIT
    assert (packs / "club" / TUESDAY).read_bytes() == workout("Tuesday 1.1.0")

    assert main(["pack", "remove", "club"]) == 0
    assert "Removed club" in capsys.readouterr().out
    assert main(["pack", "list"]) == 0
    out = capsys.readouterr().out
    assert "No packs" in out
    assert str(copy) in out
    assert not (packs / "club").exists()
    assert copy.read_bytes() == EDIT


def test_building_twice_gives_the_same_bytes(author: Path, tmp_path: Path) -> None:
    first = built(author, "1.0.0", tmp_path / "first.rtpack")
    os.utime(author / TUESDAY, (0, 0))
    (author / TUESDAY).chmod(0o600)
    assert built(author, "1.0.0", tmp_path / "second.rtpack") == first == pack_up(club())


def test_init_begins_a_pack_that_can_be_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pack", "init", "Club de Course 4×400", "--author", "Ana"]) == 0
    folder = tmp_path / "Club de Course 4×400"
    assert set(content(folder)) == {"pack.json", "README.md"}
    assert json.loads((folder / "pack.json").read_text(encoding="utf-8")) | {"files": {}} == {
        "format": 1, "name": "club-de-course-4-400", "version": "0.1.0", "license": "CC0-1.0", "authors": ["Ana"], "files": {},
    }  # fmt: skip
    assert main(["pack", "build", str(folder)]) == 1
    assert "no workout" in capsys.readouterr().err
    (folder / "workouts" / "one.yaml").write_bytes(workout("One"))
    assert main(["pack", "build", str(folder)]) == 0
    assert (tmp_path / "club-de-course-4-400-0.1.0.rtpack").is_file()
    assert main(["pack", "init", str(folder)]) == 1
    assert "pack.json is there already" in capsys.readouterr().err


def test_init_here_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_club(tmp_path / "club"))
    Path("pack.json").unlink()
    assert main(["pack", "init"]) == 0
    assert Path("README.md").read_bytes() == b"# Club\n"
    assert main(["pack", "verify", "."]) == 0


def test_build_refuses_a_workout_that_is_not_valid(
    author: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (author / TUESDAY).write_text("name: x\nsteps:\n  - rnu: 1km\n", encoding="utf-8")
    assert main(["pack", "build", str(author), "-o", str(tmp_path / "x.rtpack")]) == 1
    assert f"{TUESDAY}:3:" in capsys.readouterr().err
    assert not (tmp_path / "x.rtpack").exists()


def test_verify_says_what_is_wrong_and_what_does_not_fit(
    author: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "verify", str(author)]) == 0
    assert capsys.readouterr() == ("club 1.0.0, 1 workout: nothing to mend\n", "")
    (author / TUESDAY).write_bytes(workout("Tuesday", "3:45/km"))
    assert main(["pack", "verify", str(author)]) == 0
    out, err = capsys.readouterr()
    assert out == "club 1.0.0, 1 workout: 1 warning\n"
    assert "`3:45/km` is the same for every runner" in err
    assert f"{TUESDAY}:4:11" in err
    (author / TUESDAY).write_bytes(workout("Tuesday", "soon"))
    assert main(["pack", "verify", str(author)]) == 1
    assert capsys.readouterr().out == "club 1.0.0, 1 workout: 1 error\n"
    (author / "pack.json").write_text("{", encoding="utf-8")
    assert main(["pack", "verify", str(author)]) == 1
    assert "not JSON" in capsys.readouterr().err


def test_nobody_to_answer_means_no(author: Path, packs: Path) -> None:
    asked = command("pack", "install", str(author), input="y\n")
    assert asked.returncode == 1
    assert "--yes" in asked.stderr
    assert "Tuesday 1.0.0" in asked.stdout
    assert not (packs / "club").exists()


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "code"), [("y\n", 0), ("Yes\n", 0), ("n\n", 1), ("\n", 1), ("", 1), ("what\n", 1)]
)
def test_answer_decides(
    typed: str,
    code: int,
    author: Path,
    packs: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert main(["pack", "install", str(author)]) == code
    out = capsys.readouterr().out
    assert out.index("Tuesday 1.0.0") < out.index("Install it? [y/N]")
    assert (packs / "club").exists() == (code == 0)


class Interrupted(Terminal):
    """Somebody who presses ctrl+c."""

    def readline(self, size: int | None = -1, /) -> str:
        raise KeyboardInterrupt


def test_ctrl_c_instead_of_an_answer_ends_the_line(
    author: Path, packs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted())
    assert main(["pack", "install", str(author)]) == 130
    assert capsys.readouterr().out.endswith("Install it? [y/N] \n")
    assert not (packs / "club").exists()


def test_answer_no_leaves_the_old_version(
    author: Path, packs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pack", "install", str(author), "--yes"])
    before = content(packs)
    write_club(author, "2.0.0")
    monkeypatch.setattr(sys, "stdin", Terminal("n\nn\n"))
    assert main(["pack", "install", str(author)]) == 1
    assert "Replaces club 1.0.0" in capsys.readouterr().out
    assert main(["pack", "update"]) == 0
    assert "It would be 2.0.0" in capsys.readouterr().out
    assert content(packs) == before


def test_same_pack_from_elsewhere_is_asked_for_there_from_now_on(
    author: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(author, "1.0.0", tmp_path / "club.rtpack")
    assert main(["pack", "install", str(tmp_path / "club.rtpack"), "--yes"]) == 0
    assert main(["pack", "install", str(tmp_path / "club.rtpack"), "--yes"]) == 0
    assert "installed already" in capsys.readouterr().out
    assert main(["pack", "install", str(author), "--yes"]) == 0
    capsys.readouterr()
    assert main(["pack", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["packs"][0]["source"]["location"] == str(author.resolve())


def test_list_and_show_for_other_programs(
    author: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "show", str(author), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["name"], shown["authors"], shown["source"]["kind"]) == ("club", ["A. Coach"], "folder")
    assert shown["workouts"] == [
        {
            "path": TUESDAY,
            "valid": True,
            "name": "Tuesday 1.0.0",
            "duration_s": 10,
            "distance_m": 30,
            "estimated": True,
        }
    ]
    main(["pack", "install", str(author), "--yes"])
    (packs / "club" / TUESDAY).write_text("name: x\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["pack", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"packs": [{
        "name": "club", "version": "1.0.0", "folder": str(packs / "club"), "workouts": [TUESDAY], "edited": [TUESDAY],
        "source": {"kind": "folder", "location": str(author.resolve()), "rev": None, "commit": None, "sha256": None},
    }], "copies": []}  # fmt: skip
    assert main(["pack", "show", "club", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["workouts"][0]["valid"] is False
    assert main(["pack", "show", "club"]) == 0
    out = capsys.readouterr().out
    assert str(packs / "club") in out
    assert f"  edited    {TUESDAY}\n" in out
    assert "not valid: line 1" in out


def test_update_of_several_goes_on_after_a_failure(
    author: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = write_club(tmp_path / "gone", name="away")
    for folder in (gone, author):
        main(["pack", "install", str(folder), "--yes"])
    gone.rename(tmp_path / "elsewhere")
    write_club(author, "1.1.0")
    capsys.readouterr()
    assert main(["pack", "update", "--yes"]) == 1
    out, err = capsys.readouterr()
    assert "runtimer: away: " in err
    assert "club is 1.1.0 now" in out
    assert main(["pack", "update", "away", "club"]) == 1
    assert main(["pack", "update", "club", "--yes"]) == 0
    assert main(["pack", "update", "nobody"]) == 1
    assert "no pack `nobody`" in capsys.readouterr().err


def test_source_that_has_another_pack_now_updates_nothing(
    author: Path, packs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pack", "install", str(author), "--yes"])
    (author / "pack.json").write_bytes(write_manifest(manifest("2.0.0", "other")))
    assert main(["pack", "update", "--yes"]) == 1
    assert "another pack now, `other`" in capsys.readouterr().err
    assert {path.name for path in packs.iterdir()} == {"club", "packs.lock.json", "packs.busy"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["install", "nowhere"], ["install", "git+ext::sh -c touch% x"], ["install", "http://example.org/x"], ["show", "nowhere"],
        ["verify", "nowhere"], ["build", "nowhere"], ["remove", "nowhere"], ["install", "a\x1b[31mb"], ["build", "nul\0byte"],
        ["init", "nul\0byte"], ["install", ".", "--rev=-x"],
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["pack", *arguments]) == 1
    err = capsys.readouterr().err
    assert err.startswith("runtimer: ")
    assert "something went wrong" not in err
    assert "\x1b" not in err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "arguments",
    [["pack"], ["pack", "fly"], ["pack", "install"], ["pack", "remove"], ["pack", "list", "--fly"]],
)
def test_wrong_usage_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: runtimer" in capsys.readouterr().err


def test_copy_kept_by_a_change_that_was_cut_off_is_said_by_the_next_command(
    author: Path, packs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["pack", "install", str(author), "--yes"])
    (packs / "club" / TUESDAY).write_bytes(EDIT)

    def busy(*_: object) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", busy)
        assert main(["pack", "remove", "club"]) == 0
    capsys.readouterr()
    assert main(["pack", "list"]) == 0
    out, err = capsys.readouterr()
    assert "No packs" in out
    assert str(packs / "kept_files" / "club-1.0.0" / TUESDAY) in err
