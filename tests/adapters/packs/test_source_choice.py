"""Packs from files and folders, and which source is meant."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from club import TUESDAY, club, workout, write_club

from runtimer.adapters.packs.source_choice import open_again, open_source
from runtimer.adapters.packs.sources.file import FileSource
from runtimer.adapters.packs.sources.folder import FolderSource
from runtimer.adapters.packs.sources.git import GitSource
from runtimer.adapters.packs.sources.https import HttpsSource
from runtimer.discovery import Kind, part_names
from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.archive import pack_up
from runtimer.formats.packs.manifest import write_manifest


def fetch(text: str | Path) -> Fetched:
    return open_source(str(text)).fetch(lambda done, total: None)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "club.rtpack"
    path.write_bytes(pack_up(club()))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_club(tmp_path / "club")


def test_file_is_a_pack_with_its_checksum(archive: Path) -> None:
    data = archive.read_bytes()
    origin = Origin("file", str(archive.resolve()), sha256=hashlib.sha256(data).hexdigest())
    assert fetch(archive) == Fetched(club(), origin, len(data))


def test_relative_path_is_remembered_from_the_root(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent)
    assert fetch("club.rtpack").origin.location == str(archive.resolve())


def test_folder_is_the_same_pack_as_its_archive(folder: Path) -> None:
    fetched = fetch(folder)
    assert (fetched.pack, fetched.origin) == (club(), Origin("folder", str(folder.resolve())))


def test_folder_with_checksums_is_held_to_them(folder: Path) -> None:
    (folder / "pack.json").write_bytes(write_manifest(club().manifest))
    assert fetch(folder).pack == club()
    (folder / TUESDAY).write_bytes(workout("Another"))
    with pytest.raises(PackError) as refused:
        fetch(folder)
    assert refused.value.code == "checksum"


def test_what_is_no_part_of_a_pack_is_passed_over(folder: Path) -> None:
    for path in (
        ".git/config",
        ".DS_Store",
        "site/index.html",
        "workouts/.DS_Store",
        "club-1.0.0.rtpack",
        "notes.txt",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"x")
    assert fetch(folder).pack == club()


@pytest.mark.skipif(os.name != "posix", reason="on Windows only some users may make links")
@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("workouts/link.yaml", "secret.yaml"), ("workouts/link.yaml", "."), ("workouts/deep/link", "secret.yaml"),
        ("workouts/deep/link", "."), ("README.md", "secret.yaml"), ("sounds", "."), ("workouts/link.yaml", "nowhere"),
    ],
)  # fmt: skip
def test_links_are_refused(path: str, to: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "secret.yaml").write_bytes(workout("Secret"))
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).unlink(missing_ok=True)
    (folder / path).symlink_to(tmp_path / "secret" / to)
    with pytest.raises(PackError, match="is a link"):
        fetch(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes on Windows")
def test_pipes_are_not_waited_for(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.rtpack")
    with pytest.raises(PackError, match="is not a file"):
        fetch(tmp_path / "pipe.rtpack")
    os.mkfifo(folder / "workouts" / "pipe.yaml")
    with pytest.raises(PackError, match="is a link or a device"):
        fetch(folder)


def test_large_file_is_refused_before_it_is_read(folder: Path) -> None:
    with (folder / "workouts" / "large.yaml").open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(PackError) as refused:
        fetch(folder)
    assert refused.value.code == "large-file"


def test_large_archive_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.rtpack").open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(PackError) as refused:
        fetch(tmp_path / "large.rtpack")
    assert refused.value.code == "large-pack"


def test_folder_without_manifest_is_a_reason(folder: Path) -> None:
    (folder / "pack.json").unlink()
    with pytest.raises(PackError, match=r"no pack\.json"):
        fetch(folder)


def test_folder_that_may_not_be_read_is_a_reason(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"No such file|cannot find"):
        FolderSource(tmp_path / "gone").fetch(lambda done, total: None)
    with pytest.raises(PackError, match=r"No such file|cannot find"):
        FileSource(tmp_path / "gone").fetch(lambda done, total: None)


@pytest.mark.parametrize(
    "text", ["", "nowhere", "nowhere.rtpack", "ftp://example.org/x", "nul\0byte", "x" * 5000, "pack:club"]
)
def test_what_is_nothing_is_a_reason(text: str) -> None:
    with pytest.raises(PackError):
        open_source(text).fetch(lambda done, total: None)


def test_which_source_is_meant(archive: Path, folder: Path) -> None:
    (folder.parent / "bare.git").mkdir()
    meant = {
        str(archive): FileSource,
        str(folder): FolderSource,
        str(folder.parent / "bare.git"): GitSource,
        f"git+{folder}": GitSource,
        "git@example.org:club": GitSource,
        "https://example.org/club.git": GitSource,
        "https://example.org/club.rtpack": HttpsSource,
        "https://example.org/@club": HttpsSource,
        "HTTP://example.org/": HttpsSource,
    }
    assert {text: type(open_source(text)) for text in meant} == meant
    assert isinstance(open_source("https://example.org/club", "v1"), GitSource)


def test_every_kind_of_origin_is_opened_again(archive: Path, folder: Path) -> None:
    locations = {
        "file": str(archive),
        "folder": str(folder),
        "https": "https://example.org/x",
        "git": str(folder),
    }
    assert set(part_names(Kind.PACK_SOURCE)) == set(locations)
    for kind, location in locations.items():
        assert type(open_again(Origin(kind, location))).__name__ == f"{kind.capitalize()}Source"
    assert open_again(Origin("file", str(archive))).fetch(lambda done, total: None).pack == club()


@pytest.mark.parametrize("twin", ["Workouts", "PACK.JSON", "License"])
def test_folder_that_would_be_another_one_on_some_systems_is_refused(twin: str, folder: Path) -> None:
    (folder / "LICENSE").write_bytes(b"x")
    if (folder / twin).exists():
        pytest.skip("this system does not tell the two apart")
    (folder / twin).write_bytes(b"x")
    with pytest.raises(PackError, match="are the same on some systems"):
        fetch(folder)


def test_folder_of_a_volume_that_takes_accents_apart_is_a_pack(folder: Path) -> None:
    (folder / "workouts" / unicodedata.normalize("NFD", "Höhe.yaml")).write_bytes(workout("Hills"))
    assert "workouts/Höhe.yaml" in fetch(folder).pack.files
