"""The settings file on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from runtimer.adapters.paths import settings_file
from runtimer.adapters.settings_file import MOST_BYTES, read_settings_file, write_settings_file
from runtimer.services.settings import SettingsText


def test_place() -> None:
    assert settings_file({"RUNTIMER_HOME": "home"}) == Path("home", "settings", "runtimer.toml")
    assert settings_file({}).name == "runtimer.toml"


def test_a_missing_file_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "no" / "runtimer.toml"
    assert read_settings_file(path) == SettingsText(str(path))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "runtimer.toml"
    for text in ("# 7 × 1000 m\n", "[runner]\n"):
        write_settings_file(path, text)
        assert read_settings_file(path) == SettingsText(str(path), text)
    assert path.read_bytes() == b"[runner]\n"
    assert list(path.parent.iterdir()) == [path]


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


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    assert read_settings_file(tmp_path).failure


def test_a_write_that_fails_leaves_the_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml"
    write_settings_file(path, "[runner]\n")
    with pytest.raises(UnicodeEncodeError):
        write_settings_file(path, "\udc80")
    assert path.read_text(encoding="utf-8") == "[runner]\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "runtimer.toml"
    real.write_text("# mine\n", encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make links")
    write_settings_file(link, "# new\n")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "# new\n"
