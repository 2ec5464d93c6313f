"""The settings file on a disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from strange_files import NO_FILES, make

from runtimer.adapters.disk.locks import LockHeld, locked
from runtimer.adapters.settings_file import MOST_BYTES, edit_settings_file, read_settings_file
from runtimer.services.settings import SettingsText

ADDS_LINES = """
import sys, time
from pathlib import Path
from runtimer.adapters.settings_file import edit_settings_file

def edit(found):
    time.sleep(0.002)
    return f"{found.text}{sys.argv[2]}\\n"

for _ in range(20):
    edit_settings_file(Path(sys.argv[1]), edit, patience_s=60)
"""


def lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def test_a_missing_file_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "no" / "runtimer.toml"
    assert read_settings_file(path) == SettingsText(str(path))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "runtimer.toml"
    for text in ("# 7 × 1000 m\n", "[runner]\n"):
        edit_settings_file(path, lambda _, text=text: text)
        assert read_settings_file(path) == SettingsText(str(path), text)
    assert path.read_bytes() == b"[runner]\n"
    assert sorted(path.parent.iterdir()) == [path, lock_of(path)]


def test_a_mark_of_byte_order_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.write_bytes(b"\xef\xbb\xbf[runner]\n")
    assert read_settings_file(path).text == "[runner]\n"


@pytest.mark.parametrize(("data", "why"), [(b"\xff\xfe", "UTF-8"), (b"#" * (MOST_BYTES + 1), "megabyte")])
def test_what_is_no_settings_file(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    path.write_bytes(data)
    found = read_settings_file(path)
    assert found.text == ""
    assert why in (found.failure or "")


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_told_and_hangs_nobody(kind: str, tmp_path: Path) -> None:
    make(kind, tmp_path / "runtimer.toml")
    assert (
        read_settings_file(tmp_path / "runtimer.toml").failure
        == "this is not a file: look at the file and its rights"
    )


def test_an_edit_sees_the_text_that_there_is(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    write(path, "# mine\n")
    edit_settings_file(path, lambda found: f"{found.text}# more\n")
    assert path.read_text(encoding="utf-8") == "# mine\n# more\n"


def test_an_edit_that_fails_leaves_the_file_and_nothing_but_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    write(path, "[runner]\n")
    with pytest.raises(UnicodeEncodeError):
        edit_settings_file(path, lambda _: "\udc80")
    assert path.read_text(encoding="utf-8") == "[runner]\n"
    assert sorted(tmp_path.iterdir()) == [path, lock_of(path)]


def test_edits_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "runtimer.toml"
    names = [f"# {n}" for n in range(4)]
    programs = [subprocess.Popen([sys.executable, "-c", ADDS_LINES, str(path), name]) for name in names]
    assert [program.wait(120) for program in programs] == [0] * len(names)
    assert sorted(path.read_text(encoding="utf-8").splitlines()) == sorted(names * 20)
    assert sorted(path.parent.iterdir()) == [path, lock_of(path)]


def test_an_edit_waits_for_another_and_then_gives_up(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    with locked(lock_of(path)), pytest.raises(LockHeld, match="another runtimer is changing it"):
        edit_settings_file(path, lambda _: "# new\n", patience_s=0.05)
    assert not path.exists()


def test_what_a_killed_edit_left_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    (tmp_path / "runtimer.toml.0123456789abcdef.new").touch()
    edit_settings_file(path, lambda _: "# new\n")
    assert sorted(tmp_path.iterdir()) == [path, lock_of(path)]


def test_a_link_stays_a_link_and_its_folder_gets_no_lock(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles" / "mine.toml", tmp_path / "runtimer.toml"
    real.parent.mkdir()
    write(real, "# mine\n")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make links")
    edit_settings_file(link, lambda _: "# new\n")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "# new\n"
    assert list(real.parent.iterdir()) == [real]
