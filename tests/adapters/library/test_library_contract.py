"""What every library promises, the one that tests have and the one on the disk."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from pathlib import Path

import pytest
from fakes import FakeLibrary

from runtimer.adapters.library.folders import LibraryFolders
from runtimer.adapters.library.readers import ReaderBeside, ReaderHere
from runtimer.adapters.library.scan import Source
from runtimer.domain.entry import Change, Entry
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.ports.library import WorkoutLibrary

GOOD = "name: {}\nsteps:\n  - run: 10min\n    speed: 12km/h\n"
NAMED = "name: Named\nsteps:\n  - run: 2km\n    pace: 5k\n"
BAD = "name: x\nsteps:\n  - rnu: 10min\n"


class World(ABC):
    """Files, and libraries that see them."""

    @abstractmethod
    def write(self, label: str, text: str) -> None: ...

    @abstractmethod
    def remove(self, label: str) -> None: ...

    @abstractmethod
    def library(self) -> WorkoutLibrary: ...


class Memory(World):
    def __init__(self, _: Path) -> None:
        self._first = FakeLibrary({})

    def write(self, label: str, text: str) -> None:
        self._first.files[label] = text

    def remove(self, label: str) -> None:
        del self._first.files[label]

    def library(self) -> FakeLibrary:
        return FakeLibrary(self._first.files, self._first.memory)


class Disk(World):
    reader: type[ReaderHere | ReaderBeside] = ReaderHere

    def __init__(self, folder: Path) -> None:
        self._folder, self._cache, self._seconds = folder / "files", folder / "cache", 1_000_000_000
        self._folder.mkdir()

    def write(self, label: str, text: str) -> None:
        path = self._folder / label
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self._seconds += 1
        os.utime(path, (self._seconds, self._seconds))

    def remove(self, label: str) -> None:
        (self._folder / label).unlink()

    def library(self) -> LibraryFolders:
        return LibraryFolders([Source(str(self._folder), "mine")], Runner(), self.reader(), self._cache)


class Beside(Disk):
    reader = ReaderBeside


@pytest.fixture(params=[Memory, Disk, Beside])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    made: World = request.param(tmp_path)
    return made


def follow(
    library: WorkoutLibrary, known: dict[str, Entry] | None = None
) -> tuple[dict[str, Entry], list[Change]]:
    """What is known by label once everything was told, and what was told."""
    known, changes = dict(known or {}), [*library.changes()]
    for change in changes:
        known |= {entry.label: entry for entry in change.entries}
        known = {label: entry for label, entry in known.items() if entry.path not in change.gone}
    return known, changes


def test_everything_is_told_first_as_there_then_as_read(world: World) -> None:
    world.write("a.yaml", GOOD.format("Anton"))
    world.write("sub/b.yml", BAD)
    library = world.library()
    assert library.remembered() == ()
    known, changes = follow(library)
    assert {entry.label: entry.is_read for entry in changes[0].entries} == {
        "a.yaml": False,
        "sub/b.yml": False,
    }
    assert [(changes[0].left, changes[0].of), (changes[-1].left, changes[-1].of)] == [(2, 2), (0, 2)]
    assert known["a.yaml"].facts.name == "Anton"
    assert known["a.yaml"].facts.figures
    assert known["a.yaml"].facts.figures.metres == pytest.approx(2000)
    assert "unknown" in (known["sub/b.yml"].facts.error or "")
    assert (known["sub/b.yml"].facts.error or "").startswith("3:5 ")


def test_a_change_is_told_and_the_rest_stays(world: World) -> None:
    for label in ("a.yaml", "b.yaml", "c.yaml"):
        world.write(label, GOOD.format(label))
    library = world.library()
    library.remembered()
    known, _ = follow(library)
    world.write("a.yaml", GOOD.format("Another"))
    world.remove("b.yaml")
    world.write("d.yaml", GOOD.format("New"))
    before = known["c.yaml"].facts
    known, changes = follow(library, known)
    assert {label: entry.facts.name for label, entry in known.items()} == {
        "a.yaml": "Another",
        "c.yaml": "c.yaml",
        "d.yaml": "New",
    }
    assert known["c.yaml"].facts == before
    assert len(changes[0].gone) == 1
    assert [entry.label for entry in changes[0].entries] == ["d.yaml"]


def test_another_library_remembers_what_was_read(world: World) -> None:
    world.write("a.yaml", GOOD.format("Anton"))
    world.write("b.yaml", BAD)
    first = world.library()
    first.remembered()
    known, _ = follow(first)
    second = world.library()
    assert {entry.label: entry.facts for entry in second.remembered()} == {
        label: entry.facts for label, entry in known.items()
    }


def test_what_was_closed_early_is_read_the_next_time(world: World) -> None:
    for number in range(3):
        world.write(f"{number}.yaml", GOOD.format(number))
    library = world.library()
    library.remembered()
    changes = library.changes()
    first = next(changes)
    changes.close()
    known, _ = follow(library, {entry.label: entry for entry in first.entries})
    assert [entry.facts.name for _, entry in sorted(known.items())] == ["0", "1", "2"]


def test_for_another_runner_everything_is_read_again(world: World) -> None:
    world.write("a.yaml", NAMED)
    library = world.library()
    library.remembered()
    known, _ = follow(library)
    library.serve(Runner(paces={PaceName.FIVE_K: 5.0}))
    known, _ = follow(library, known)
    assert known["a.yaml"].facts.figures
    assert known["a.yaml"].facts.figures.seconds == pytest.approx(400)
    assert not known["a.yaml"].facts.figures.estimated
    library.serve(Runner())
    known, _ = follow(library, known)
    assert known["a.yaml"].facts.figures
    assert known["a.yaml"].facts.figures.estimated


def test_copies_have_one_checksum_until_one_of_them_changes(world: World) -> None:
    world.write("a.yaml", GOOD.format("Anton"))
    world.write("b.yaml", GOOD.format("Anton"))
    library = world.library()
    library.remembered()
    known, _ = follow(library)
    assert known["a.yaml"].facts.checksum == known["b.yaml"].facts.checksum != ""
    world.write("b.yaml", GOOD.format("Anton").replace("10min", "600s"))
    known, _ = follow(library, known)
    assert known["a.yaml"].facts.checksum != known["b.yaml"].facts.checksum


def test_data_is_what_is_in_the_file_now(world: World) -> None:
    world.write("a.yaml", GOOD.format("Anton"))
    library = world.library()
    library.remembered()
    entry = follow(library)[0]["a.yaml"]
    world.write("a.yaml", BAD)
    assert library.data(entry) == BAD.encode()
    world.remove("a.yaml")
    with pytest.raises(FileNotFoundError):
        library.data(entry)


def test_sounds_are_looked_for_beside_the_file(world: World) -> None:
    world.write("a.yaml", GOOD.format("Anton"))
    world.write("bell.wav", "RIFF")
    library = world.library()
    library.remembered()
    assert library.folder(follow(library)[0]["a.yaml"]).head("bell.wav", 2) == (b"RI", 4)
