"""Parts are found by their files: which there are, in which order, and without importing what nobody asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtimer.discovery import Kind, load_part, part_files, part_names, parts


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package of parts: two files, a folder, and what is none."""
    folder = tmp_path / "bells"
    (folder / "big_ben").mkdir(parents=True)
    (folder / "not_a_part").mkdir()
    parts_of = {"cow_bell.py": ("cow-bell", 2), "ship.py": ("ship", 1), "big_ben/part.py": ("big-ben", 2)}
    for file, (name, rank) in parts_of.items():
        (folder / file).write_text(f"NAME = {name!r}\nRANK = {rank}\n")
    for file in ("__init__.py", "_private.py", "notes.txt", "big_ben/__init__.py"):
        (folder / file).write_text("")
    (folder / "cracked.py").write_text("import no_such_library\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "bells"
    for module in [name for name in sys.modules if name.partition(".")[0] == "bells"]:
        del sys.modules[module]
    part_files.cache_clear()


def test_names_are_those_of_files_and_of_folders_that_are_parts(package: str) -> None:
    assert part_names(package) == ("big-ben", "cow-bell", "cracked", "ship")
    assert "bells.ship" not in sys.modules


def test_parts_come_by_rank_then_by_name_and_without_those_that_lack_a_library(package: str) -> None:
    assert [part.NAME for part in parts(package)] == ["ship", "big-ben", "cow-bell"]


def test_a_part_is_loaded_by_its_name(package: str) -> None:
    assert load_part(package, "big-ben").__name__ == "bells.big_ben.part"
    with pytest.raises(LookupError):
        load_part(package, "gong")
    with pytest.raises(ImportError):
        load_part(package, "cracked")


def test_a_tone_is_a_sound_file() -> None:
    assert {"go", "last-rep"} < set(part_names(Kind.TONE))
    assert {path.suffix for path in part_files(Kind.TONE).values()} == {".wav"}


def test_to_know_all_names_imports_no_part() -> None:
    code = (
        "import sys; from runtimer.discovery import Kind, part_names\n"
        "count = sum(len(part_names(kind)) for kind in Kind)\n"
        "kinds = {f'{kind.value}.' for kind in Kind}\n"
        "print(count > 40, [name for name in sys.modules if name.startswith(tuple(kinds))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout == "True []\n"
