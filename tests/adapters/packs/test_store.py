"""The store: what is installed, what is kept, what is left of a change that was cut off."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from club import ORIGIN, TUESDAY, club, content, workout

from runtimer.adapters.packs import edits, new_folder
from runtimer.adapters.packs.lock import exclusively
from runtimer.adapters.packs.store import BUSY_FILE, PackFolder
from runtimer.domain.installation import Kept
from runtimer.domain.pack import PackError
from runtimer.formats.packs.manifest import write_manifest

EDIT = workout("Mine")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "packs"


@pytest.fixture
def store(folder: Path) -> PackFolder:
    return PackFolder(folder, patience_s=0.0)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_is_installed_and_nothing_is_made_by_looking(store: PackFolder, folder: Path) -> None:
    assert dict(store.installed()) == {}
    assert (store.settle(), store.copies()) == ((), ())
    assert not folder.exists()


def test_installed_pack_has_a_folder_of_its_name_and_is_known_with_its_source(
    store: PackFolder, folder: Path
) -> None:
    pack = club()
    assert store.put(pack, ORIGIN) == ()
    assert (
        content(folder / "club")
        == {**pack.files, "pack.json": write_manifest(pack.manifest)}
        == dict(store.read("club"))
    )
    assert store.folder("club") == str(folder / "club")
    installed = PackFolder(folder).installed()["club"]
    assert (installed.name, installed.version, installed.origin) == ("club", "1.0.0", ORIGIN)
    assert set(installed.files) == {*pack.files, "pack.json"}
    assert names(folder) == {"club", "packs.lock.json", BUSY_FILE}


def test_newer_pack_takes_the_place_of_the_older_one(store: PackFolder, folder: Path) -> None:
    store.put(club(files={TUESDAY: workout("a"), "workouts/old.yaml": workout("b")}), ORIGIN)
    assert store.put(club("1.1.0"), ORIGIN) == ()
    assert store.installed()["club"].version == "1.1.0"
    assert set(content(folder / "club")) == {TUESDAY, "README.md", "pack.json"}
    assert names(folder) == {"club", "packs.lock.json", BUSY_FILE}


def test_packs_do_not_touch_each_other(store: PackFolder, folder: Path) -> None:
    store.put(club(), ORIGIN)
    store.put(club(name="other"), ORIGIN)
    store.remove("club")
    assert set(store.installed()) == {"other"}
    assert set(content(folder / "other")) == {TUESDAY, "README.md", "pack.json"}


@pytest.mark.parametrize("change", ["update", "remove"])
def test_edited_and_added_files_are_kept(change: str, store: PackFolder, folder: Path) -> None:
    store.put(club(), ORIGIN)
    (folder / "club" / TUESDAY).write_bytes(EDIT)
    (folder / "club" / "workouts" / "own").mkdir()
    (folder / "club" / "workouts" / "own" / "friday.yaml").write_bytes(b"added")
    (folder / "club" / ".DS_Store").write_bytes(b"of the system")
    assert store.edited("club") == (TUESDAY, "workouts/own/friday.yaml")
    kept = store.put(club("1.1.0"), ORIGIN) if change == "update" else store.remove("club")
    keep = folder / "kept_files" / "club-1.0.0"
    assert kept == tuple(
        Kept("club", path, str(keep / path)) for path in (TUESDAY, "workouts/own/friday.yaml")
    )
    assert content(keep) == {TUESDAY: EDIT, "workouts/own/friday.yaml": b"added"}
    assert (folder / "club").exists() == (change == "update")


def test_what_was_kept_before_is_not_overwritten(store: PackFolder, folder: Path) -> None:
    for edit in (b"first", b"second"):
        store.put(club(), ORIGIN)
        (folder / "club" / TUESDAY).write_bytes(edit)
        store.remove("club")
    keep = folder / "kept_files" / "club-1.0.0"
    assert content(keep) == {TUESDAY: b"first", "workouts/tuesday-2.yaml": b"second"}
    assert set(store.copies()) == {str(keep / TUESDAY), str(keep / "workouts/tuesday-2.yaml")}


def test_folder_of_somebody_elses_is_in_the_way(store: PackFolder, folder: Path) -> None:
    (folder / "club").mkdir(parents=True)
    (folder / "club" / "mine.txt").write_bytes(b"mine")
    with pytest.raises(PackError, match="in the way"):
        store.put(club(), ORIGIN)
    assert content(folder / "club") == {"mine.txt": b"mine"}
    assert dict(store.installed()) == {}


def test_pack_that_is_not_installed_cannot_be_removed(store: PackFolder) -> None:
    with pytest.raises(PackError, match="no pack `club`"):
        store.remove("club")


def test_folder_that_its_runner_deleted_is_no_obstacle(store: PackFolder, folder: Path) -> None:
    store.put(club(), ORIGIN)
    (folder / "club").rename(folder.parent / "elsewhere")
    store.put(club("1.1.0"), ORIGIN)
    assert (folder / "club" / TUESDAY).read_bytes() == workout("Tuesday 1.1.0")


def test_link_in_the_place_of_a_pack_is_not_followed(store: PackFolder, folder: Path, tmp_path: Path) -> None:
    store.put(club(), ORIGIN)
    (folder / "club").rename(tmp_path / "mine")
    (folder / "club").symlink_to(tmp_path / "mine", target_is_directory=True)
    store.remove("club")
    assert not (folder / "club").is_symlink()
    assert set(content(tmp_path / "mine")) == {TUESDAY, "README.md", "pack.json"}


@pytest.mark.parametrize("change", ["update", "remove"])
def test_link_in_a_pack_is_kept_and_not_followed(
    change: str, store: PackFolder, folder: Path, tmp_path: Path
) -> None:
    store.put(club(), ORIGIN)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file").write_bytes(b"outside")
    (folder / "club" / "workouts" / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    kept = store.put(club("1.1.0"), ORIGIN) if change == "update" else store.remove("club")
    assert [one.path for one in kept] == ["workouts/link"]
    assert (folder / "kept_files" / "club-1.0.0" / "workouts" / "link").is_symlink()
    assert content(tmp_path / "outside") == {"file": b"outside"}


def test_full_disk_leaves_the_old_pack_and_nothing_else(
    store: PackFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(club(), ORIGIN)
    before = content(folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(new_folder, "write_new", full)
    with pytest.raises(PackError, match="No space left"):
        store.put(club("1.1.0"), ORIGIN)
    monkeypatch.undo()
    store.settle()
    assert content(folder) == before
    assert names(folder) == {"club", "packs.lock.json", BUSY_FILE}


@pytest.mark.parametrize("change", ["update", "remove"])
def test_folder_that_cannot_be_moved_yet_is_settled_later(
    change: str, store: PackFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(club(), ORIGIN)
    (folder / "club" / TUESDAY).write_bytes(EDIT)

    def busy(*_: object) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")  # as Windows says it

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", busy)
        assert (store.put(club("1.1.0"), ORIGIN) if change == "update" else store.remove("club")) == ()
        versions = [one.version for one in store.installed().values()]
        assert versions == (["1.1.0"] if change == "update" else [])
        if change == "update":
            assert store.read("club")[TUESDAY] == workout("Tuesday 1.1.0")
            store.put(club("1.2.0"), ORIGIN)
            assert store.read("club")[TUESDAY] == workout("Tuesday 1.2.0")
        assert (folder / "club" / TUESDAY).read_bytes() == EDIT
    assert [(one.path, Path(one.where).read_bytes()) for one in store.settle()] == [(TUESDAY, EDIT)]
    assert (folder / "club").exists() == (change == "update")
    assert names(folder) - {"club"} == {"packs.lock.json", BUSY_FILE, "kept_files"}


def test_file_that_cannot_be_deleted_yet_is_deleted_later(
    store: PackFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(club(), ORIGIN)

    def busy(*_: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr(edits.Path, "rmdir", busy)
        store.remove("club")
    assert ".leaving" in names(folder)
    store.settle()
    assert names(folder) == {"packs.lock.json", BUSY_FILE}


def test_two_at_once_wait_for_each_other_and_then_give_up(folder: Path) -> None:
    folder.mkdir()
    with exclusively(folder / BUSY_FILE), pytest.raises(PackError, match="another runtimer"):
        PackFolder(folder, patience_s=0.0).put(club(), ORIGIN)
    failures: list[BaseException] = []

    def install(name: str) -> None:
        try:
            PackFolder(folder, patience_s=30).put(club(name=name), ORIGIN)
        except BaseException as error:  # the test has to hear of it
            failures.append(error)

    threads = [threading.Thread(target=install, args=(f"club-{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert set(PackFolder(folder).installed()) == {f"club-{n}" for n in range(6)}


KNOWN = {"version": "1", "source": {"kind": "file", "location": "x"}, "files": {}}
LEAVING = {"format": 1, "packs": {}, "leaving": [KNOWN | {"name": "x", "place": ".leaving/x-1"}]}


def test_lock_file_may_say_that_nothing_is_left_to_do(store: PackFolder, folder: Path) -> None:
    folder.mkdir()
    (folder / "packs.lock.json").write_text(json.dumps(LEAVING), encoding="utf-8")
    assert store.settle() == ()
    assert json.loads((folder / "packs.lock.json").read_text(encoding="utf-8"))["leaving"] == []


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{", "\xff", '{"format": 1}', '{"format": 1, "packs": [], "leaving": []}',
        json.dumps({"format": 1, "packs": {"../x": KNOWN}, "leaving": []}),
        json.dumps({"format": 1, "packs": {"x": KNOWN | {"coming": "../x"}}, "leaving": []}),
        json.dumps({"format": 1, "packs": {"x": KNOWN | {"files": {"../x": "a" * 64}}}, "leaving": []}),
        json.dumps(LEAVING).replace(".leaving/x-1", ".leaving/../.."),
        json.dumps(LEAVING).replace(".leaving/x-1", "other"),
    ],
)  # fmt: skip
def test_lock_file_that_is_none_is_a_sentence_and_stays(text: str, store: PackFolder, folder: Path) -> None:
    folder.mkdir()
    (folder / "packs.lock.json").write_bytes(text.encode("latin-1"))
    for work in (
        store.installed,
        store.settle,
        lambda: store.put(club(), ORIGIN),
        lambda: store.remove("club"),
    ):
        with pytest.raises(PackError, match=r"lock file.*packs\.lock\.json"):
            work()
    assert (folder / "packs.lock.json").read_bytes() == text.encode("latin-1")


def test_lock_file_of_a_newer_runtimer_is_left_alone(store: PackFolder, folder: Path) -> None:
    folder.mkdir()
    (folder / "packs.lock.json").write_text('{"format": 2}', encoding="utf-8")
    with pytest.raises(PackError, match="newer runtimer"):
        store.put(club(), ORIGIN)


def test_origin_is_remembered_whole(store: PackFolder) -> None:
    origin = replace(ORIGIN, rev="v1", commit="a" * 40, sha256="b" * 64)
    store.put(club(), origin)
    assert store.installed()["club"].origin == origin


def test_asking_where_packs_are_loads_nothing_heavy() -> None:
    code = (
        "import sys, runtimer.adapters.packs.store; print(*(name for name in sys.modules if '.' not in name))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert "runtimer" in loaded
    assert {"pydantic", "yaml", "textual", "ssl", "http"} & set(loaded) == set()
