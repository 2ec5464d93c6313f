"""The library on the disk: whatever happens to files, the index says what a fresh reading says."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from runtimer.adapters.library.folders import LibraryFolders
from runtimer.adapters.library.readers import Reader, ReaderBeside, ReaderHere
from runtimer.adapters.library.scan import DEEPEST, Found, Source
from runtimer.domain.entry import Entry, Facts, united
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName

GOOD = "name: {}\nsteps:\n  - run: 1km\n    pace: 4:00/km\n"
NAMED = "name: Named\nsteps:\n  - run: 1km\n    pace: 5k\n"
LABELS = st.sampled_from(["a.yaml", "b.yml", "deep/c.yaml", "deep/d.yaml"])
TEXTS = st.sampled_from([GOOD.format("One"), GOOD.format("Two"), "name: x\n", "", "\0", "steps: ["])


def library(
    folder: Path, cache: Path, runner: Runner | None = None, reader: Reader | None = None
) -> LibraryFolders:
    runner = runner or Runner()
    return LibraryFolders([Source(str(folder), "mine")], runner, reader or ReaderHere(), cache)


def told(shelf: LibraryFolders, known: Iterable[Entry] = ()) -> dict[str, Entry]:
    """What is known once everything was told."""
    entries = {entry.path: entry for entry in known}
    for change in shelf.changes():
        entries |= {entry.path: entry for entry in change.entries}
        entries = {path: entry for path, entry in entries.items() if path not in change.gone}
    return {entry.label: entry for entry in entries.values()}


def facts(entries: dict[str, Entry]) -> dict[str, Facts]:
    return {label: entry.facts for label, entry in entries.items()}


class Files(RuleBasedStateMachine):
    """Any sequence of changes, looks and new starts."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp())
        self.folder, self.cache = self.top / "files", self.top / "cache"
        self.folder.mkdir()
        self.start()

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    @rule(label=LABELS, text=TEXTS)
    def write(self, label: str, text: str) -> None:
        path = self.folder / label
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @rule(label=LABELS)
    def remove(self, label: str) -> None:
        (self.folder / label).unlink(missing_ok=True)

    @rule()
    def remove_folder(self) -> None:
        shutil.rmtree(self.folder / "deep", ignore_errors=True)

    @rule(label=LABELS, other=LABELS)
    def rename(self, label: str, other: str) -> None:
        (self.folder / other).parent.mkdir(exist_ok=True)
        if (self.folder / label).exists():
            (self.folder / label).replace(self.folder / other)

    @rule()
    def start(self) -> None:
        self.shelf = library(self.folder, self.cache)
        self.known = {entry.label: entry for entry in self.shelf.remembered()}

    @rule(data=st.binary(max_size=20))
    def damage(self, data: bytes) -> None:
        for path in self.cache.glob("*"):
            path.write_bytes(data)

    @invariant()
    def the_index_says_what_a_fresh_reading_says(self) -> None:
        self.known = told(self.shelf, self.known.values())
        assert facts(self.known) == facts(
            told(library(self.folder, self.top / "nowhere" / os.urandom(4).hex()))
        )


TestFiles = Files.TestCase
TestFiles.settings = settings(
    max_examples=40, stateful_step_count=12, deadline=None, suppress_health_check=[*HealthCheck]
)


def test_another_runner_finds_names_at_once_and_figures_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "named.yaml").write_text(NAMED, encoding="utf-8")
    slow = told(library(tmp_path, tmp_path / "cache"))["named.yaml"]
    fast = library(tmp_path, tmp_path / "cache", Runner(paces={PaceName.FIVE_K: 5.0}))
    (remembered,) = fast.remembered()
    assert (remembered.facts.name, remembered.is_read) == ("Named", False)
    read = told(fast)["named.yaml"]
    assert slow.facts.figures
    assert read.facts.figures
    assert (slow.facts.figures.estimated, read.facts.figures.estimated, read.facts.figures.seconds) == (
        True,
        False,
        200,
    )


def test_a_file_that_keeps_its_time_but_not_its_content_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.format("One"), encoding="utf-8")
    os.utime(path, (1e9, 1e9))
    shelf = library(tmp_path, tmp_path / "cache")
    told(shelf)
    path.write_text(GOOD.format("Two"), encoding="utf-8")
    os.utime(path, (1e9, 1e9))
    assert told(shelf)["a.yaml"].facts.name == "Two"


def test_a_copy_beside_a_sound_that_cannot_be_played_is_another_entry(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yaml").write_text(
            GOOD.format("One") + "    cues: [{at: 50%, sound: tick.wav}]\n", encoding="utf-8"
        )
        shutil.copy(Path(__file__).parents[3] / "runtimer" / "sounds" / "tick.wav", tmp_path / name)
    shelf = library(tmp_path, tmp_path / "cache")
    assert [len(entry.files) for entry in united(told(shelf).values())] == [2]
    (tmp_path / "second" / "tick.wav").write_text("no sound", encoding="utf-8")
    again = library(tmp_path, tmp_path / "nowhere")
    assert [len(entry.files) for entry in united(told(again).values())] == [1, 1]


@pytest.mark.parametrize("number", [1, 2])
def test_files_too_large_to_be_read_are_never_copies(number: int, tmp_path: Path) -> None:
    for name in ("first.yaml", "second.yaml"):
        (tmp_path / name).write_bytes(b"#" * (1 << 20) * number + b"#")
    entries = told(library(tmp_path, tmp_path / "cache"))
    assert {entry.facts.checksum for entry in entries.values()} == {""}


def hostile(folder: Path) -> dict[str, str]:
    """What a folder may hold, and a word of what is said of it."""
    made = {
        "binary.yaml": b"\x7fELF\0\0",
        "utf16.yaml": "name: x".encode("utf-16"),
        "empty.yaml": b"",
        "large.yaml": b"#" * (1 << 21),
    }
    said = {
        "binary.yaml": "unprintable",
        "utf16.yaml": "UTF-16",
        "empty.yaml": "empty",
        "large.yaml": "larger",
    }
    made["brackets.yaml"], said["brackets.yaml"] = b"name: " + b"[" * 100_000, ""
    (folder / "folder.yaml").mkdir()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    if os.name == "posix":
        os.mkfifo(folder / "pipe.yaml")
        for name, target in (
            ("loop", "loop.yaml"),
            ("nowhere", "nothing"),
            ("device", "/dev/zero"),
            ("around", "."),
        ):
            (folder / f"{name}.yaml").symlink_to(target)
        (folder / "control\x1b[2J\u202e.yaml").write_bytes(b"name: x")
        said |= {
            "pipe.yaml": "not a file",
            "loop.yaml": "symbolic links",
            "nowhere.yaml": "No such file",
            "device.yaml": "not a file",
        }
        said |= {"around.yaml": "not a file", "control\x1b[2J\u202e.yaml": "steps"}
    if os.name == "posix" and sys.platform != "darwin":
        Path(os.fsdecode(os.fsencode(folder) + b"/latin-\xe4.yaml")).write_bytes(b"name: x")
        said["latin-\udce4.yaml"] = "steps"
    return said


@pytest.mark.parametrize("reader", [ReaderHere, ReaderBeside])
def test_hostile_files_are_listed_with_their_first_error(
    reader: type[ReaderHere | ReaderBeside], tmp_path: Path
) -> None:
    said = hostile(tmp_path)
    (tmp_path / "good.yaml").write_text(GOOD.format("Good"), encoding="utf-8")
    began = time.perf_counter()
    found = told(library(tmp_path, tmp_path / "cache", reader=reader()))
    assert time.perf_counter() - began < 60
    again = library(tmp_path, tmp_path / "cache")
    assert facts(told(again, again.remembered())) == facts(found)
    assert found.pop("good.yaml").facts.figures
    assert found.keys() == said.keys()
    for label, word in said.items():
        assert word in (found[label].facts.error or ""), label


def test_hidden_files_other_files_and_very_deep_folders_are_left_out(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (DEEPEST + 1))
    deep.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for path in (
        deep / "a.yaml",
        deep.parent / "b.yaml",
        tmp_path / ".hidden.yaml",
        tmp_path / ".git" / "c.yaml",
        tmp_path / "notes.txt",
    ):
        path.write_text(GOOD.format("x"), encoding="utf-8")
    assert [*told(library(tmp_path, tmp_path / "cache"))] == ["d/" * DEEPEST + "b.yaml"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who is root may read everything")
def test_what_may_not_be_read_is_an_entry_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "mine.yaml").write_text(GOOD.format("x"), encoding="utf-8")
    (tmp_path / "mine.yaml").chmod(0)
    found = told(library(tmp_path, tmp_path / "cache"))
    assert {label: entry.facts.error for label, entry in found.items()} == dict.fromkeys(
        ["closed/", "mine.yaml"], "Permission denied"
    )


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.yaml").write_text(GOOD.format("x"), encoding="utf-8")
    assert [*told(library(tmp_path / "files", tmp_path / "cache"))] == ["a.yaml"]


DIES = "import os, pickle, sys; [pickle.load(sys.stdin.buffer) for _ in range(2)]; os._exit(1)"
HANGS = "import time; time.sleep(60)"


@pytest.mark.parametrize("program", [DIES, HANGS], ids=["dies", "hangs"])
def test_a_file_that_takes_the_reading_process_with_it_is_told_as_broken(program: str) -> None:
    found = [Found(f"/{number}.yaml", f"{number}.yaml", "mine", (1, 1, 1)) for number in range(3)]
    reader = ReaderBeside(patience_s=0.4, program=("-c", program))
    assert [one.error for one in reader.facts(found, Runner())] == [
        "reading it takes too long, or ends the program that reads it"
    ] * 3


def test_closing_ends_a_reading_that_hangs(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.format("x"), encoding="utf-8")
    shelf = library(tmp_path, tmp_path / "cache", reader=ReaderBeside(program=("-c", HANGS)))
    threading.Timer(0.3, shelf.close).start()
    began = time.perf_counter()
    assert not told(shelf)["a.yaml"].is_read
    assert time.perf_counter() - began < 9
