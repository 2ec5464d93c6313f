"""Packs: what their workouts come to, what building refuses, what an offer would do."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import pytest
from club import ORIGIN, TUESDAY, club, manifest, workout

from runtimer.domain.installation import Fetched, Installed, Kept, Origin
from runtimer.domain.pack import Pack, PackError
from runtimer.domain.runner import Runner
from runtimer.formats.packs.archive import pack_up, unpack
from runtimer.formats.packs.ledger import checksums
from runtimer.formats.packs.manifest import parse_manifest, write_manifest
from runtimer.ports.packs import PackStore, Progress, unseen
from runtimer.services.packs.builder import build, skeleton
from runtimer.services.packs.offers import accept, as_installed, offer, offer_update
from runtimer.services.packs.pack_workouts import FolderInPack, judged, read_workouts

_SAMPLES = bytes(800)
_FORMAT = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
_CHUNKS = (
    b"WAVEfmt "
    + struct.pack("<I", len(_FORMAT))
    + _FORMAT
    + b"data"
    + struct.pack("<I", len(_SAMPLES))
    + _SAMPLES
)
WAV = b"RIFF" + struct.pack("<I", len(_CHUNKS)) + _CHUNKS
"""A twentieth of a second of silence."""


class Source:
    """A pack that is there at once."""

    def __init__(self, pack: Pack, origin: Origin = ORIGIN) -> None:
        self.fetched = Fetched(pack, origin, 1)

    def fetch(self, progress: Progress) -> Fetched:
        progress(1, 1)
        return self.fetched


class Store:
    """Packs in memory, one file of each of which its runner has edited."""

    def __init__(self) -> None:
        self.packs: dict[str, tuple[Installed, dict[str, bytes]]] = {}

    def installed(self) -> Mapping[str, Installed]:
        return {name: installed for name, (installed, _) in self.packs.items()}

    def folder(self, name: str) -> str:
        return f"/{name}"

    def read(self, name: str) -> Mapping[str, bytes]:
        return self.packs[name][1]

    def edited(self, name: str) -> tuple[str, ...]:
        return (TUESDAY,)

    def copies(self) -> tuple[str, ...]:
        return ()

    def put(self, pack: Pack, origin: Origin, progress: Progress = unseen) -> tuple[Kept, ...]:
        installed = Installed(pack.manifest.name, pack.manifest.version, origin, checksums(pack.manifest))
        self.packs[installed.name] = installed, {**pack.files, "pack.json": write_manifest(pack.manifest)}
        return (Kept(installed.name, TUESDAY, "kept"),)

    def remove(self, name: str) -> tuple[Kept, ...]:
        del self.packs[name]
        return ()

    def settle(self) -> tuple[Kept, ...]:
        return ()


@pytest.fixture
def store() -> PackStore:
    return Store()


def offered(store: PackStore, pack: Pack, origin: Origin = ORIGIN) -> tuple[bool, bool, tuple[str, ...]]:
    found = offer(Source(pack, origin), store, lambda done, total: None, "0.1.0")
    return found.is_news, found.is_from_elsewhere, found.changed


def test_new_pack_is_news(store: PackStore) -> None:
    assert offered(store, club()) == (True, True, ("README.md", TUESDAY))


def test_same_pack_is_no_news_wherever_it_comes_from(store: PackStore) -> None:
    store.put(club(), ORIGIN)
    assert offered(store, club()) == (False, False, ())
    assert offered(store, club(), Origin("git", "/club")) == (False, True, ())


def test_newer_pack_changes_files_and_finds_edits(store: PackStore) -> None:
    store.put(club(files={TUESDAY: workout("a"), "workouts/old.yaml": workout("b")}), ORIGIN)
    newer = club("1.1.0", {TUESDAY: workout("c"), "workouts/new.yaml": workout("d")})
    found = offer(Source(newer), store, lambda done, total: None, "0.1.0")
    assert found.changed == ("workouts/new.yaml", "workouts/old.yaml", TUESDAY)
    assert found.edited == (TUESDAY,)
    assert accept(found, store) == (Kept("club", TUESDAY, "kept"),)
    assert store.installed()["club"].version == "1.1.0"


def test_other_version_of_the_same_files_is_news(store: PackStore) -> None:
    store.put(club(), ORIGIN)
    assert offered(store, club("1.0.1", club().files)) == (True, False, ())


def test_pack_for_a_newer_runtimer_is_refused(store: PackStore) -> None:
    with pytest.raises(PackError, match="needs runtimer"):
        offer(Source(club()), store, lambda done, total: None, "0.0.9")


def test_pack_for_a_newer_runtimer_is_not_built() -> None:
    with pytest.raises(
        PackError, match=r"club needs runtimer >=0\.1, this is 0\.0\.9: update runtimer first"
    ):
        build({**club().files, "pack.json": write_manifest(club().manifest)}, Runner(), "0.0.9")


def test_update_does_not_bring_another_pack(store: PackStore) -> None:
    store.put(club(), ORIGIN)
    with pytest.raises(PackError, match="`other`"):
        offer_update(
            store.installed()["club"], Source(club(name="other")), store, lambda done, total: None, "0.1.0"
        )


def test_installed_pack_is_shown_as_it_is_now(store: PackStore) -> None:
    store.put(club(), ORIGIN)
    installed, said, files = as_installed("club", store)
    assert (installed.version, said, files) == ("1.0.0", club().manifest, club().files)


def test_sound_is_found_beside_the_workout_or_from_the_top() -> None:
    def reads(sound: str, where: str) -> list[str]:
        text = (
            f"name: x\nsteps:\n  - run: 60s\n    pace: 5k\n    cues:\n      - {{at: 10s, sound: {sound}}}\n"
        )
        (reading,) = read_workouts({"workouts/week/a.yaml": text.encode(), where: WAV}, Runner())
        return [one.code for one in reading.diagnostics if "sound" in one.code]

    assert reads("sounds/gong.wav", "sounds/gong.wav") == []
    assert reads("gong.wav", "workouts/week/gong.wav") == []
    assert reads("gong.wav", "sounds/gong.wav") == ["no-such-sound"]
    with pytest.raises(FileNotFoundError):
        FolderInPack({"pack.json": b""}, "workouts/a.yaml").head("gong.wav", 10)


@pytest.mark.parametrize(
    ("steps", "lines"),
    [
        ("- {run: 1km, pace: 3:45/km}", [3]),
        ("- {run: 1km, speed: 16 km/h}", [3]),
        ("- {run: 1km, in: 3:45}", [3]),
        ("- {jog: 1km, pace: 6:40/km}", [3]),
        ("- {run: 10min, pace: 5:00/km to 4:20/km}", [3]),
        ("- {run: 1km, pace: 5k}", []),
        ("- {run: 1km, pace: 5k + 5s/km}", []),
        ("- {run: 1km, pace: 95% threshold}", []),
        ("- {walk: 2min, speed: 5 km/h}", []),
        ("- {run: 1min, hr: Z3}", []),
        ("- {rest: 1min}", []),
        ("- repeat: 2\n    steps:\n      - {run: 1km, pace: 5k}\n      - {run: 1km, pace: 3:45/km}", [6]),
    ],
)
def test_paces_that_do_not_fit_everybody_are_warned_of(steps: str, lines: list[int]) -> None:
    pack = club(files={TUESDAY: f"name: x\nsteps:\n  {steps}\n".encode()})
    (reading,) = judged(pack, Runner())
    assert [one.line for one in reading.diagnostics if one.code == "absolute-pace"] == lines
    assert reading.errors == 0


def test_broken_workout_is_judged_too() -> None:
    pack = club(files={TUESDAY: b"name: x\n", "workouts/b.yaml": workout("b", "3:45/km")})
    assert [reading.errors for reading in judged(pack, Runner())] == [0, 1]


def test_built_archive_is_the_pack_whatever_sums_the_author_had() -> None:
    stale = write_manifest(club(files={TUESDAY: workout("Old")}).manifest)
    pack, archive = build({**club().files, "pack.json": stale}, Runner(), "0.1.0")
    assert pack == club() == unpack(archive)
    assert archive == pack_up(club())


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({TUESDAY: workout("x")}, r"no pack\.json"),
        ({"pack.json": write_manifest(manifest())}, "no workout"),
        ({"pack.json": write_manifest(manifest()), TUESDAY: b"name: x\n"}, f"{TUESDAY}:1"),
    ],
)
def test_what_cannot_be_built_is_a_reason(files: dict[str, bytes], reason: str) -> None:
    with pytest.raises(PackError, match=reason):
        build(files, Runner(), "0.1.0")


def test_a_broken_workout_is_named_with_its_place() -> None:
    broken = workout("x") + b"    inclne: 1%\n  - run: 5\n"
    with pytest.raises(PackError, match=r"^workouts/b\.yaml:5:5: .*inclne") as caught:
        build(
            {TUESDAY: workout("x"), "workouts/b.yaml": broken, "pack.json": write_manifest(manifest())},
            Runner(),
            "0.1.0",
        )
    assert caught.value.code == "workout"


def test_a_workout_that_cannot_be_planned_is_not_built() -> None:
    files = {
        TUESDAY: b"name: x\nsteps:\n  - repeat: 49\n    steps: [{run: 1h}]\n",
        "pack.json": write_manifest(manifest()),
    }
    with pytest.raises(PackError, match="more than 48 hours"):
        build(files, Runner(), "0.1.0")


@pytest.mark.parametrize(
    ("folder", "name"),
    [("club", "club"), ("Tuesday Club!", "tuesday-club"), ("4×400", "4-400"), ("", "workouts"), ("日本", "workouts"), ("-x-", "x"),
     ("a" * 62 + "-b", "a" * 62)],
)  # fmt: skip
def test_pack_begins_with_the_name_of_its_folder(folder: str, name: str) -> None:
    files = skeleton(folder, "Ana")
    said = parse_manifest(files["pack.json"])
    assert (said.name, said.authors, dict(said.files)) == (name, ("Ana",), {})
    assert set(files) == {"pack.json", "README.md"}


@pytest.mark.parametrize("author", ["", "  "])
def test_account_without_a_name_has_an_author_to_be_filled_in(author: str) -> None:
    assert parse_manifest(skeleton("club", author)["pack.json"]).authors == ("unknown",)


@pytest.mark.parametrize(("folder", "author"), [("con", "Ana"), ("club", "Ana\x1b[2J"), ("club", "x" * 500)])
def test_pack_does_not_begin_with_what_would_be_refused_later(folder: str, author: str) -> None:
    with pytest.raises(PackError):
        skeleton(folder, author)
