"""The catalogue: found by words, sorted, the chosen one kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.entry import Change, Entry, Facts, Figures
from runtimer.services.catalogue import Catalogue, Order
from runtimer.services.search import folded, order_of


def entry(name: str, seconds: float | None = 60, text: str = "") -> Entry:
    figures = (
        None
        if seconds is None
        else Figures(seconds, 10_000 - seconds, seconds % 7, estimated=False, metres_estimated=False)
    )
    error = "1:1 broken" if seconds is None else None
    return Entry(
        f"/w/{name}",
        name,
        "mine",
        (1, 1, 1),
        Facts(name, order_of(name), folded(f"{name} {text}"), (), error, figures),
    )


def names(catalogue: Catalogue) -> list[str]:
    return [one.facts.name for one in catalogue.shown]


HILLS, MONA, BROKEN, LONG = (
    entry("Hills", 2400, "Kraft läufe"),
    entry("mona fartlek", 2700),
    entry("Bad", None),
    entry("10 miles", 4000),
)
ALL = (HILLS, MONA, BROKEN, LONG)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["10 miles", "Bad", "Hills", "mona fartlek"]),
        ("LAUFE kraft", ["Hills"]),
        ("far mon", ["mona fartlek"]),
        ("zz", []),
    ],
)
def test_all_words_in_any_order(query: str, found: list[str]) -> None:
    catalogue = Catalogue(ALL)
    catalogue.find(query)
    assert names(catalogue) == found


@pytest.mark.parametrize(
    ("order", "sorted_"),
    [
        (Order.NAME, ["10 miles", "Bad", "Hills", "mona fartlek"]),
        (Order.TIME, ["Hills", "mona fartlek", "10 miles", "Bad"]),
        (Order.DISTANCE, ["10 miles", "mona fartlek", "Hills", "Bad"]),
        (Order.LOAD, ["10 miles", "mona fartlek", "Hills", "Bad"]),
    ],
)
def test_orders_put_what_has_no_figures_last(order: Order, sorted_: list[str]) -> None:
    catalogue = Catalogue(ALL)
    catalogue.sort(order)
    assert names(catalogue) == sorted_


def test_the_chosen_one_stays_chosen_while_others_come_and_go() -> None:
    catalogue = Catalogue(ALL)
    catalogue.move(2)
    assert catalogue.chosen == HILLS
    catalogue.change(Change((entry("A first one"),), frozenset({BROKEN.path})))
    catalogue.change(Change((entry("Another"), entry("And one more"))))
    catalogue.sort(Order.TIME)
    assert catalogue.chosen == HILLS
    catalogue.change(Change((), frozenset({HILLS.path})))
    assert catalogue.chosen is not None


def test_a_changed_entry_takes_the_place_of_the_old_one() -> None:
    catalogue = Catalogue(ALL)
    longer = replace(MONA, facts=replace(MONA.facts, name="Mona twice"))
    catalogue.change(Change((longer,)))
    assert catalogue.total == 4
    assert "Mona twice" in names(catalogue)


def copy(original: Entry, place: str, checksum: str = "c") -> Entry:
    facts = replace(original.facts, text=f"{original.facts.text} {place}", checksum=checksum)
    return replace(original, path=f"/{place}/{original.label}", place=place, facts=facts)


def where(catalogue: Catalogue) -> list[tuple[str, ...]]:
    return [shown.places for shown in catalogue.shown]


def test_the_same_content_is_one_entry_that_says_where_it_lies_the_nearest_place_first() -> None:
    catalogue = Catalogue([copy(HILLS, place) for place in ("shipped", "club", "here", "mine")])
    assert where(catalogue) == [("mine", "here", "club", "shipped")]
    assert (catalogue.total, catalogue.shown[0].path) == (1, "/mine/Hills")


def test_an_entry_is_found_by_each_of_its_places() -> None:
    catalogue = Catalogue([copy(HILLS, "here"), copy(HILLS, "shipped"), copy(MONA, "club", "m")])
    catalogue.find("shipped")
    assert where(catalogue) == [("here", "shipped")]


def test_a_copy_that_changes_is_an_entry_of_its_own_again() -> None:
    catalogue = Catalogue([copy(HILLS, "here"), copy(HILLS, "shipped")])
    longer = replace(HILLS, facts=replace(HILLS.facts, name="Hills, longer"))
    catalogue.change(Change((copy(longer, "here", "other"),)))
    assert sorted(where(catalogue)) == [("here",), ("shipped",)]
    catalogue.change(Change((copy(HILLS, "here"),)))
    assert where(catalogue) == [("here", "shipped")]


def test_the_chosen_workout_stays_chosen_while_a_nearer_copy_comes_and_goes() -> None:
    shipped, here = copy(MONA, "shipped"), copy(MONA, "here")
    catalogue = Catalogue([HILLS, LONG, shipped])
    catalogue.move(2)
    catalogue.change(Change((here,)))
    assert catalogue.chosen == replace(here, copies=(shipped,))
    catalogue.change(Change((entry("A first one"),), frozenset({here.path})))
    assert catalogue.chosen == shipped


def test_broken_files_of_one_content_and_two_names_are_two() -> None:
    broken = [replace(copy(entry(name, None), "mine", "b"), path=name) for name in ("a.yaml", "b.yaml")]
    assert names(Catalogue(broken)) == ["a.yaml", "b.yaml"]


def test_what_has_no_checksum_is_no_copy() -> None:
    assert Catalogue([copy(HILLS, "here", ""), copy(HILLS, "shipped", "")]).total == 2


def test_moving_stops_at_both_ends() -> None:
    catalogue = Catalogue(ALL)
    catalogue.move(-5)
    assert catalogue.place == 0
    catalogue.move(99)
    assert catalogue.chosen == MONA
    catalogue.find("nothing has this")
    catalogue.move(1)
    assert catalogue.chosen is None


@given(
    st.lists(st.text(alphabet="aä b", max_size=6), max_size=8), st.lists(st.sampled_from("aäb <"), max_size=8)
)
def test_typing_letter_by_letter_finds_what_all_at_once_finds(found: list[str], typed: list[str]) -> None:
    entries = [entry(f"{number} {name}", number) for number, name in enumerate(found)]
    slow, query = Catalogue(entries), ""
    for letter in typed:
        query = query[:-1] if letter == "<" else query + letter
        slow.find(query)
    fast = Catalogue(entries)
    fast.find(query)
    assert slow.shown == fast.shown
