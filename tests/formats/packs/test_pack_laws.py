"""Laws of the archive: what is packed comes back, always as the same bytes, and damage is refused or does none."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from formats.packs.hostile import silence
from formats.packs.lying import FILES, WORKOUT, File, archive, deflated, files_of, manifest, zipped
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.pack import Manifest, Pack, PackError
from runtimer.formats.packs.archive import pack_up, unpack
from runtimer.formats.packs.folder import checked, with_manifest

TESTS = Path(__file__).parents[2]
ABOUT = Manifest(1, "tuesday-club", "1.2.0", "CC0-1.0", ("A. Coach",))
MANY = {**FILES, "sounds/gong.wav": silence(0.01), "workouts/übung.yaml": WORKOUT, "LICENSE": b"CC0\n"}
SQUEEZED = [
    replace(file, packed=deflated(file.data))
    for file in files_of({**FILES, "sounds/gong.wav": silence(0.01)})
]

words = st.text("abcxyzäéβ日 1-_+", min_size=1, max_size=12).map(lambda text: f"a{text}z")
workouts = st.dictionaries(
    words.map(lambda word: f"workouts/{word}.yaml"),
    st.sampled_from([WORKOUT, b"", b"name: x\n"]),
    min_size=1,
    max_size=6,
)
texts = st.dictionaries(
    words.map(lambda word: f"{word}.md"), st.text("abc äé日\n", max_size=30).map(str.encode), max_size=3
)
line = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
abouts = st.builds(
    Manifest,
    st.just(1),
    st.from_regex("[a-z0-9][a-z0-9-]{5,62}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]?\.0\.[1-9](?:-rc\.[1-9])?", fullmatch=True),
    st.sampled_from(["CC0-1.0", "CC-BY-4.0", "MIT OR Apache-2.0"]),
    st.lists(line, min_size=1, max_size=3).map(tuple),
    st.sampled_from([None, "https://example.org/club?day=2#top"]),
    st.sampled_from([{}, {"runtimer": ">=0.1"}]),
)


def outcome(make: Callable[..., Pack], *of: Any) -> Pack | PackError:
    """The pack, or why there is none."""
    try:
        return make(*of)
    except PackError as refused:
        return refused


def packed(files: dict[str, bytes], about: Manifest = ABOUT) -> Pack:
    """A pack of these files; of names that are one on some system, those that come later are left out."""
    kept: dict[str, bytes] = {}
    for path, data in files.items():
        refused = outcome(with_manifest, {**kept, path: data}, about)
        if isinstance(refused, Pack):
            kept[path] = data
        else:
            assert refused.code in ("same-name", "no-workouts")
    return with_manifest(kept, about)


@given(workouts, texts, abouts)
def test_what_is_packed_comes_back(of: dict[str, bytes], more: dict[str, bytes], about: Manifest) -> None:
    pack = packed({**of, **more}, about)
    assert unpack(pack_up(pack)) == pack
    assert replace(pack.manifest, files={}) == about


@given(st.permutations(sorted(FILES)))
def test_the_order_of_files_changes_no_byte(order: list[str]) -> None:
    pack = with_manifest({path: FILES[path] for path in order}, ABOUT)
    assert pack_up(pack) == pack_up(with_manifest(FILES, ABOUT))
    assert pack_up(unpack(pack_up(pack))) == pack_up(pack)


def test_another_process_writes_the_same_bytes() -> None:
    code = "import sys, formats.packs.test_pack_laws as laws; sys.stdout.buffer.write(laws.pack_up(laws.with_manifest(laws.MANY, laws.ABOUT)))"
    env = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Kolkata",
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)]),
    }
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env, timeout=60)
    assert ran.stdout == pack_up(with_manifest(MANY, ABOUT))


def test_the_archive_is_what_another_writer_makes() -> None:
    pack = with_manifest(MANY, ABOUT)
    entries = zipfile.ZipFile(io.BytesIO(pack_up(pack)))
    files = {**pack.files, "pack.json": entries.read("pack.json")}
    assert pack_up(pack) == zipped(*(File(path, files[path]) for path in sorted(files)))


def test_other_readers_read_it(tmp_path: Path) -> None:
    pack = with_manifest(MANY, ABOUT)
    file = tmp_path / "club.rtpack"
    file.write_bytes(pack_up(pack))
    with zipfile.ZipFile(file) as entries:
        assert entries.testzip() is None
        assert {name: entries.read(name) for name in entries.namelist() if name != "pack.json"} == pack.files
        assert {entry.date_time for entry in entries.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    if unzip := shutil.which("unzip"):
        ran = subprocess.run([unzip, "-t", str(file)], capture_output=True, text=True, timeout=60)
        assert (ran.returncode, "No errors detected" in ran.stdout) == (0, True), ran.stdout


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_other_writers_make_plainly_is_read(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as entries:
        for file in files_of():
            entries.writestr(str(file.name), file.data)
    assert unpack(made.getvalue()) == unpack(archive())
    assert unpack(zipped(*SQUEEZED)).files.keys() == {*FILES, "sounds/gong.wav"}


def test_a_pack_that_is_not_sound_is_not_packed() -> None:
    pack = with_manifest(FILES, ABOUT)
    for broken in (
        replace(pack, files={}),
        replace(pack, files={**pack.files, "more.md": b""}),
        replace(pack, manifest=replace(pack.manifest, name="Club")),
    ):
        with pytest.raises(PackError):
            pack_up(broken)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The archive with a byte or two others, cut, or with a piece of itself elsewhere."""
    at, upto = chance.randrange(len(data)), chance.randrange(len(data) + 1)
    piece = data[upto : upto + chance.choice((1, 2, 4, 22, 30, 46, 200))]
    few = chance.choice(
        (
            bytes([chance.randrange(256)]),
            b"\xff\xff",
            b"\0\0\0\0",
            b"\xff\xff\xff\xff",
            b"\0\0\0\x80",
            b"PK\5\6",
        )
    )
    return chance.choice(
        (
            lambda: data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
            lambda: data[:at] + few + data[at + len(few) :],
            lambda: data[:upto],
            lambda: data[at:],
            lambda: data[:at] + data[upto:],
            lambda: data[:at] + piece + data[at:],
            lambda: data[:at] + piece + data[at + len(piece) :],
        )
    )()


@pytest.mark.parametrize(
    "good",
    [archive(), pack_up(with_manifest(MANY, ABOUT)), zipped(*SQUEEZED)],
    ids=["small", "many", "deflated"],
)
def test_a_mutated_archive_is_refused_or_the_same(good: bytes) -> None:
    chance, pack, same = random.Random(5), unpack(good), 0
    for _ in range(3400):
        data = good
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            data = mutated(data, chance) or good
        result = outcome(unpack, data)
        assert result == pack or (isinstance(result, PackError) and result.reason.isprintable())
        same += result == pack and data != good
    assert 0 < same < 340


def test_a_mutated_manifest_is_refused_or_a_manifest() -> None:
    chance, good = random.Random(5), manifest(requires={"runtimer": ">=0.1"}, homepage="https://example.org/")
    results = []
    for _ in range(3000):
        data = zipped(File("pack.json", mutated(good, chance)), *files_of()[1:])
        results.append(outcome(unpack, data))
    assert all(isinstance(one, Pack) or one.reason.isprintable() for one in results)
    assert all(one.files == FILES for one in results if isinstance(one, Pack))
    assert 0 < sum(isinstance(one, Pack) for one in results) < 1500


@given(
    st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for offered in (data, b"PK\3\4" + data, data + archive()[-22:], archive()[:-22] + data):
        with pytest.raises(PackError):
            unpack(offered)


@given(
    st.dictionaries(
        st.text(max_size=20) | st.sampled_from(["pack.json", "workouts/a.yaml", "README.md"]),
        st.binary(max_size=20),
    )
)
def test_no_files_raise_anything_else(files: dict[str, bytes]) -> None:
    with pytest.raises(PackError):
        checked(files)
    pack = outcome(with_manifest, files, ABOUT)
    assert isinstance(pack, PackError) or unpack(pack_up(pack)) == pack
