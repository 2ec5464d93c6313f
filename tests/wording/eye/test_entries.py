"""The library's entries in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runtimer.domain.entry import Change, Entry, Facts, Figures
from runtimer.domain.units import Unit
from runtimer.wording.eye import entries
from runtimer.wording.eye.entries import place, places

HOUR = Figures(seconds=3599.2, metres=12_345, load=87.4, estimated=False, metres_estimated=True)


def entry(name: str = "Ladder", error: str | None = None) -> Entry:
    facts = Facts(name, name.casefold(), name.casefold(), error=error)
    return Entry("/w/x.yaml", "x.yaml", "mine", stamp=(0, 0, 0), facts=facts)


def test_figures_stand_below_each_other_whether_they_are_estimates_or_not() -> None:
    assert (entries.way(HOUR, Unit.KM), entries.time(HOUR)) == ("12.3 km ~", "1:00:00  ")
    assert entries.way(HOUR, Unit.MI) == "7.7 mi ~"
    assert entries.load(HOUR) == "87"


def test_what_is_not_known_yet_is_marked() -> None:
    assert {entries.way(None, Unit.KM).strip(), entries.time(None).strip(), entries.load(None)} == {"…"}


def test_names_and_errors_of_files_cannot_move_the_cursor() -> None:
    assert "\x1b" not in entries.name(entry("\x1b[2J"))
    assert "\x1b" not in entries.error(entry(error="line 1: \x1b[2J"))


@pytest.mark.parametrize(
    ("broken", "whole", "words"),
    [(0, 1, "1 workout"), (0, 2, "2 workouts"), (1, 0, "0 workouts · 1 with an error")],
)
def test_files_that_are_no_workouts_are_counted_apart(broken: int, whole: int, words: str) -> None:
    assert entries.count([entry()] * whole + [entry(error="line 1: no")] * broken) == words


@pytest.mark.parametrize(("total", "words"), [(0, "0 files"), (1, "1 file"), (20_000, "20,000 files")])
def test_files_are_counted_in_thousands(total: int, words: str) -> None:
    assert entries.files(total) == words


def test_how_far_reading_has_come_is_said_until_all_is_read() -> None:
    assert entries.progress(Change((), left=3, of=1000)) == "reading 997 of 1,000"
    assert entries.progress(Change((), left=0, of=1000)) == ""
    assert entries.matches(7, 1000) == "7 of 1,000"


FACTS = Facts("A", "a", "a")


def lying_in(*names: str) -> Entry:
    """An entry of which a file lies in each of these places."""
    first, *copies = (Entry(f"/{n}", "a", name, (1, 1, 1), FACTS) for n, name in enumerate(names))
    return replace(first, copies=tuple(copies))


def test_all_places_are_said_each_once() -> None:
    assert places(lying_in("here", "here", "shipped")) == "here, shipped"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["shipped"], "shipped"),
        (["a-long-name-of-a-pack"], "a-long-nam"),
        (["mine", "club"], "mine, club"),
        (["here", "shipped"], "here +1"),
        (["mine", "mine", "mine"], "mine +2"),
        (["harriers", "shipped"], "harrier +1"),
    ],
)
def test_places_without_room_are_counted(names: list[str], said: str) -> None:
    assert place(lying_in(*names), 10) == said
