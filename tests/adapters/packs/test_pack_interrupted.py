"""Ctrl+c leaves nothing behind, whenever it comes: the old pack is there or the new one, and nothing else."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from club import ORIGIN, TUESDAY, club, content, workout

from runtimer.adapters.packs.git_address import git_address
from runtimer.adapters.packs.sources.git import GitSource
from runtimer.adapters.packs.store import PackFolder
from runtimer.domain.pack import Pack
from runtimer.formats.packs.manifest import write_manifest

CHANGES = ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync")
MINE = workout("Mine")


def pack(version: str) -> Pack:
    names = [TUESDAY, "workouts/week-1/monday.yaml", "workouts/week-2/friday.yaml"]
    return club(version, {name: workout(f"{name} {version}") for name in names})


def content_of(pack: Pack) -> dict[str, bytes]:
    return {**pack.files, "pack.json": write_manifest(pack.manifest)}


def interrupted(monkeypatch: pytest.MonkeyPatch, count: int, work: Callable[[], object]) -> bool:
    """Let ctrl+c come before the change on the disk of that number, and return whether there was one."""
    left = [count]

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def change(*arguments: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == -1:
                raise KeyboardInterrupt
            return real(*arguments, **options)

        return change

    with monkeypatch.context() as patched:
        for name in CHANGES:
            patched.setattr(os, name, dying(getattr(os, name)))
        try:
            work()
        except KeyboardInterrupt:
            return True
    return False


@pytest.mark.parametrize("case", ["install", "update", "remove"])
def test_ctrl_c_before_every_change_on_the_disk(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (None if case == "install" else pack("1.0.0")), (None if case == "remove" else pack("1.1.0"))
    outcomes, count, going = set[str | None](), 0, True
    while going:
        folder = tmp_path / f"{case}-{count}"
        store = PackFolder(folder)
        if old:
            store.put(old, ORIGIN)
            (folder / "club" / TUESDAY).write_bytes(MINE)
        work = (
            (lambda store=store: store.put(new, ORIGIN))
            if new
            else (lambda store=store: store.remove("club"))
        )
        going = interrupted(monkeypatch, count, work)
        installed = store.installed().get("club")
        version = installed.version if installed else None
        outcomes.add(version)
        there = {path.name for path in folder.iterdir()} if folder.exists() else set()
        assert there - {"packs.lock.json", "packs.busy", "kept_files"} == ({"club"} if version else set()), (
            count
        )
        if version:
            expected = content_of(pack(version)) | ({TUESDAY: MINE} if version == "1.0.0" else {})
            assert content(folder / "club") == expected, count
        assert not old or MINE in content(folder).values(), count
        count += 1
    assert outcomes == {old.manifest.version if old else None, new.manifest.version if new else None}
    assert count > 10


def test_ctrl_c_while_files_are_written_leaves_none(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []

    def impatient(done: int, total: int | None) -> None:
        told.append((done, total))
        if done == 2:
            raise KeyboardInterrupt

    store = PackFolder(tmp_path / "packs")
    with pytest.raises(KeyboardInterrupt):
        store.put(pack("1.0.0"), ORIGIN, impatient)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert content(tmp_path / "packs").keys() <= {"packs.busy"}
    assert dict(store.installed()) == {}


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_ctrl_c_while_git_fetches_ends_git_and_deletes_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    ssh = tmp_path / "ssh"
    ssh.write_text(
        f"#!{sys.executable}\nimport os, pathlib, sys, time\nif '-G' in sys.argv: sys.exit(1)\n"
        f"pathlib.Path({str(tmp_path)!r}, 'pid.new').write_text(str(os.getpid()))\n"
        f"os.rename({str(tmp_path / 'pid.new')!r}, {str(tmp_path / 'pid')!r})\ntime.sleep(600)\n",
        encoding="utf-8",
    )
    ssh.chmod(0o755)
    monkeypatch.setenv("GIT_SSH_COMMAND", str(ssh))

    def impatient(done: int, total: int | None) -> None:
        if (tmp_path / "pid").exists():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        GitSource(git_address("git@example.org:club.git", None)).fetch(impatient)
    assert [*(tmp_path / "temporary").iterdir()] == []
    pid = int((tmp_path / "pid").read_text(encoding="utf-8"))
    until = time.monotonic() + 20
    while alive(pid) and time.monotonic() < until:  # whoever adopts it has to bury it
        time.sleep(0.01)
    assert not alive(pid)


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits for its parent to take notice of its end does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii") if Path("/proc").is_dir() else ""
    except (ProcessLookupError, FileNotFoundError):
        return False
    return ") Z " not in status
