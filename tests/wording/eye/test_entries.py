"""Entries of the library in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runtimer.domain.entry import Entry, Facts
from runtimer.wording.eye.entries import place, places

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
