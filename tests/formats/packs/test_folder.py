"""The files of a folder are a pack when they would be one as an archive."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from formats.packs.hostile import NAMES, TOGETHER
from formats.packs.lying import FILES, WORKOUT, manifest

from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.file_names import check_name
from runtimer.formats.packs.folder import checked, with_manifest

ABOUT = Manifest(1, "tuesday-club", "1.2.0", "CC0-1.0", ("A. Coach",))
GOOD = [
    *("pack.json", "README.md", "LICENSE", "CHANGES.md", "LIESMICH für alle.md"),
    *(
        "workouts/a.yaml",
        "workouts/a.yml",
        "workouts/7 × 1000 m.yaml",
        "workouts/week 1/mon_a+b,c (2)&[3]=!'.yaml",
        "workouts/console.yaml",
    ),
    *(
        "workouts/日曜日.yaml",
        "workouts/воскресенье.yaml",
        "workouts/الأحد.yaml",
        "workouts/v1.2..3.yaml",
        "workouts/com10.yaml",
    ),
    *("workouts/gong.wav", "sounds/gong.flac", "sounds/notes.md", "workouts/a/b/c/d/e.yaml"),
]


def refusal(files: dict[str, bytes]) -> PackError:
    with pytest.raises(PackError) as caught:
        checked(files)
    return caught.value


@pytest.mark.parametrize("path", GOOD)
def test_names_that_mean_the_same_everywhere_are_taken(path: str) -> None:
    check_name(path)


@pytest.mark.parametrize(
    ("name", "code"),
    [(name, code) for _, name, code in NAMES if isinstance(name, str) and code != "not-composed"],
)
def test_a_folder_has_no_other_names_than_an_archive(name: str, code: str) -> None:
    assert refusal({"pack.json": manifest(), **FILES, name: WORKOUT}).code == code


@pytest.mark.parametrize(
    ("names", "code"),
    [(names, code) for _, names, code in TOGETHER if code in ("same-name", "file-and-folder")],
)
def test_names_that_are_one_on_some_systems_are_refused(names: list[str], code: str) -> None:
    assert refusal({"pack.json": manifest(), **FILES, **dict.fromkeys(names, WORKOUT)}).code == code


def test_checksums_are_counted() -> None:
    pack = with_manifest({**FILES, "pack.json": b"as the author wrote it"}, ABOUT)
    assert pack.manifest.files == {path: hashlib.sha256(data).hexdigest() for path, data in FILES.items()}
    assert pack.files == FILES
    assert checked({"pack.json": manifest(), **FILES}) == pack


def test_accents_that_a_file_system_took_apart_are_put_together() -> None:
    apart = {unicodedata.normalize("NFD", "workouts/übung.yaml"): WORKOUT}
    pack = with_manifest(apart, ABOUT)
    assert list(pack.files) == ["workouts/übung.yaml"]
    assert checked({"pack.json": manifest({"workouts/übung.yaml": WORKOUT}), **apart}) == pack
    assert refusal({**apart, "workouts/übung.yaml": WORKOUT, "pack.json": manifest()}).code == "same-name"


@pytest.mark.parametrize(
    "about", [Manifest(1, "Club", "1.0.0", "MIT", ("x",)), Manifest(1, "club", "1.0.0", "MIT", ("\ud800",))]
)
def test_a_manifest_that_could_not_be_read_is_not_made(about: Manifest) -> None:
    with pytest.raises(PackError):
        with_manifest(FILES, about)
