"""Where things are kept, whatever the environment says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from runtimer.adapters.disk.paths import (
    NoHome,
    cache_folder,
    current_folder,
    data_folder,
    settings_file,
    workouts_folder,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems have other variables")


def test_one_variable_puts_everything_under_one_folder() -> None:
    environment = {"RUNTIMER_HOME": "home"}
    assert settings_file(environment) == Path("home", "settings", "runtimer.toml")
    assert data_folder(environment) == Path("home", "data")
    assert workouts_folder(environment) == Path("home", "data", "workouts")
    assert cache_folder(environment) == Path("home", "cache")


@pytest.mark.parametrize("environment", [{}, {"RUNTIMER_HOME": ""}], ids=["none", "empty"])
def test_without_it_the_systems_places_count(environment: dict[str, str]) -> None:
    folders = {settings_file(environment).parent, data_folder(environment), cache_folder(environment)}
    assert all(folder.is_absolute() and "runtimer" in folder.parts for folder in folders)


@linux
def test_places_that_are_not_said_from_the_root_are_in_no_downloaded_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "here")
    for find in (settings_file, data_folder, cache_folder):
        assert find({}).is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "usual", ["here/runtimer", RuntimeError("could not determine the home directory")], ids=str
)
def test_who_has_no_home_is_told_what_to_do(
    usual: str | RuntimeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def user_data_dir(*_: object, **__: object) -> str:
        if isinstance(usual, RuntimeError):
            raise usual
        return usual

    monkeypatch.setattr("platformdirs.user_data_dir", user_data_dir)
    with pytest.raises(NoHome, match=r"set HOME.* or RUNTIMER_HOME"):
        workouts_folder({})


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no folder that somebody is in")
def test_a_current_folder_that_was_deleted_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert current_folder() is None
    monkeypatch.chdir(tmp_path)
    assert current_folder() == tmp_path
