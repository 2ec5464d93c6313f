"""A file gets its new text at once, and stays what it was."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from strange_files import NO_FILES, make

from runtimer.adapters.disk.replacement import (
    LEFT_BEHIND_S,
    PRIVATE_MODE,
    forget_unfinished,
    replace_file,
    write_new,
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
LEFT = "runtimer.toml.0123456789abcdef.new"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_new_text_is_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "runtimer.toml"
    for pieces in ([b"old"], [b"n", b"ew"]):
        replace_file(path, pieces)
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


@posix
@pytest.mark.parametrize("rights", [0o600, 0o640, 0o666])
def test_a_file_keeps_its_rights(rights: int, tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.touch()
    path.chmod(rights)
    replace_file(path, [b"new"])
    assert mode(path) == rights


@posix
def test_a_new_file_has_the_rights_that_it_was_given(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        replace_file(tmp_path / "schema", [b""])
        replace_file(tmp_path / "crash", [b""], mode=PRIVATE_MODE)
    finally:
        os.umask(old)
    assert (mode(tmp_path / "schema"), mode(tmp_path / "crash")) == (0o644, 0o600)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator gives files away"
)
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.touch()
    os.chown(path, 12345, 12345)
    replace_file(path, [b"new"])
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12345)


def test_a_read_only_file_is_not_overwritten_even_by_the_administrator(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        replace_file(path, [b"new"])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_not_replaced(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    make(kind, path)
    before = {one: one.lstat() for one in tmp_path.iterdir()}
    with pytest.raises(OSError, match="this is not a file") as raised:
        replace_file(path, [b"new"])
    assert raised.value.filename == str(path)
    assert {one: one.lstat() for one in tmp_path.iterdir()} == before


def test_a_link_stays_one_and_the_text_goes_where_it_leads(tmp_path: Path) -> None:
    real, middle, link = tmp_path / "dotfiles" / "mine.toml", tmp_path / "middle", tmp_path / "runtimer.toml"
    real.parent.mkdir()
    real.write_bytes(b"old")
    try:
        middle.symlink_to(real)
        link.symlink_to("middle")
    except OSError:
        pytest.skip("this system lets nobody make links")
    replace_file(link, [b"new"])
    assert link.is_symlink()
    assert middle.is_symlink()
    assert real.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "dotfiles",
        "middle",
        "mine.toml",
        "runtimer.toml",
    ]


def test_a_link_to_a_file_that_is_not_there_yet_makes_it_but_no_folder(tmp_path: Path) -> None:
    make("link to nowhere", tmp_path / "runtimer.toml")
    replace_file(tmp_path / "runtimer.toml", [b"new"])
    assert (tmp_path / "nowhere").read_bytes() == b"new"
    far = tmp_path / "far.toml"
    far.symlink_to("not-mounted/far.toml")
    with pytest.raises(FileNotFoundError):
        replace_file(far, [b"new"])
    assert not (tmp_path / "not-mounted").exists()


def test_a_link_to_itself_fails(tmp_path: Path) -> None:
    make("link to itself", tmp_path / "runtimer.toml")
    with pytest.raises(OSError, match="symbolic links"):
        replace_file(tmp_path / "runtimer.toml", [b"new"])


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings").touch()
    with pytest.raises(OSError, match="settings is not a folder"):
        replace_file(tmp_path / "settings" / "runtimer.toml", [b"new"])


def cut_off() -> Iterator[bytes]:
    yield b"half of it"
    raise KeyboardInterrupt


def test_a_text_that_is_cut_off_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, cut_off())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_of_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left") as raised:
        replace_file(tmp_path / "schema", [b"text"])
    assert raised.value.filename == str(tmp_path / "schema")
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "pack.json", b"text")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "pack.json", b"new")
    assert (tmp_path / "pack.json").read_bytes() == b"old"


def test_what_killed_programs_left_is_deleted_once_it_is_old(tmp_path: Path) -> None:
    for name in (LEFT, "runtimer.toml.new", "other.toml.0123456789abcdef.new"):
        (tmp_path / name).touch()
    replace_file(tmp_path / "runtimer.toml", [b"new"])
    assert (tmp_path / LEFT).exists(), "another program may be writing it"
    os.utime(tmp_path / LEFT, times=(0, time.time() - LEFT_BEHIND_S - 1))
    replace_file(tmp_path / "runtimer.toml", [b"new"])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "other.toml.0123456789abcdef.new",
        "runtimer.toml",
        "runtimer.toml.new",
    ]


def test_who_holds_the_lock_forgets_what_is_fresh_too(tmp_path: Path) -> None:
    (tmp_path / LEFT).touch()
    forget_unfinished(tmp_path / "runtimer.toml")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_deleted_keeps_nothing_from_being_written(tmp_path: Path) -> None:
    (tmp_path / LEFT).mkdir()
    os.utime(tmp_path / LEFT, times=(0, 0))
    replace_file(tmp_path / "runtimer.toml", [b"new"])
    assert (tmp_path / "runtimer.toml").read_bytes() == b"new"


@posix
def test_a_disk_that_cannot_wait_for_a_folder_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    replace_file(tmp_path / "runtimer.toml", [b"new"])
    assert (tmp_path / "runtimer.toml").read_bytes() == b"new"
