"""The lock file says what is installed, and refuses what it did not write."""

from __future__ import annotations

import json
from typing import Any

import pytest

from runtimer.domain.installation import Installed, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.ledger import Leaving, Ledger, LedgerEntry, read_ledger, write_ledger

GIT = Origin("git", "https://example.org/club.git", rev="v1", commit="c0ffee")
CLUB = Installed("club", "1.2.0", GIT, {"pack.json": "a" * 64, "workouts/hills.yaml": "b" * 64})
TEAM = Installed("team", "0.1.0", Origin("file", "/team.rtpack", sha256="c" * 64), {})
LEDGER = Ledger(
    {"club": LedgerEntry(CLUB, ".coming/club-1"), "team": LedgerEntry(TEAM)},
    (Leaving(TEAM, ".leaving/team-2"),),
)


def test_a_ledger_is_read_as_it_was_written() -> None:
    assert read_ledger(write_ledger(LEDGER)) == LEDGER
    assert read_ledger(write_ledger(Ledger())) == Ledger()


def changed(path: str, to: Any) -> str:
    """The text of the ledger with another value at a path."""
    document = json.loads(write_ledger(LEDGER))
    *above, last = path.split("/")
    around = document
    for key in above:
        around = around[int(key) if key.isdigit() else key]
    around[last] = to
    return json.dumps(document)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("packs/club/source/kind", "carrier-pigeon"),
        ("packs/club/source/location", 7),
        ("packs/club/coming", "../club"),
        ("packs/club/files", {"../pack.json": "a" * 64}),
        ("packs/club/files", {"pack.json": "short"}),
        ("packs", {"No Name": {}}),
        ("leaving/0/place", ".leaving/../x"),
        ("leaving", None),
    ],
)
def test_what_was_not_written_by_us_is_refused(path: str, to: object) -> None:
    with pytest.raises(PackError) as refusal:
        read_ledger(changed(path, to))
    assert refusal.value.code == "broken-ledger"


def test_a_newer_ledger_is_refused_as_newer() -> None:
    with pytest.raises(PackError) as refusal:
        read_ledger(changed("format", 2))
    assert refusal.value.code == "newer-ledger"
