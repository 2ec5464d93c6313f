"""The example in docs is a pack that a club could publish as it is."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from runtimer.domain.runner import Runner
from runtimer.formats.packs.archive import pack_up, unpack
from runtimer.formats.packs.folder import checked, with_manifest
from runtimer.services.packs.pack_workouts import judged

FOLDER = Path(__file__).parents[3] / "docs" / "example-pack"
FILES = {
    path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("[!.]*") if path.is_file()
}


def test_it_is_a_pack() -> None:
    pack = checked(FILES)
    assert [reading.errors for reading in judged(pack, Runner())] == [0]
    assert unpack(pack_up(pack)) == pack
    assert set(pack.files) == {"README.md", "workouts/tuesday.yaml"}


def test_its_checksums_are_right() -> None:
    said = json.loads(FILES["pack.json"])["files"]
    assert said == {
        path: hashlib.sha256(data).hexdigest() for path, data in FILES.items() if path != "pack.json"
    }


def test_building_it_again_changes_nothing() -> None:
    pack = checked(FILES)
    assert with_manifest(FILES, pack.manifest) == pack


def test_its_lines_end_the_same_on_every_system() -> None:
    assert not [path for path, data in FILES.items() if b"\r" in data]
    assert "* -text" in (FOLDER / ".gitattributes").read_text("utf-8").splitlines()
