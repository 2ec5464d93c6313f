"""Search: whatever the case, the accents, the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.services.search import folded, order_of, words_of


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Läufe", "laufe"),
        ("STRASSE", "Straße"),
        ("3 × 1000 m", "3 x 1000  M"),
        ("Żółć", "zołc"),
        ("ﬁve", "FIVE"),
        ("5’", "5'"),
    ],
)
def test_what_looks_the_same_is_the_same(text: str, same: str) -> None:
    assert folded(text) == folded(same)


def test_names_are_sorted_by_the_value_of_their_numbers() -> None:
    names = ["12 × 400 m", "3 × 1000 m", "Tempo", "3 × 200 m", "alternations"]
    assert sorted(names, key=order_of) == ["3 × 200 m", "3 × 1000 m", "12 × 400 m", "alternations", "Tempo"]


@given(st.text(), st.text(min_size=1))
def test_going_on_with_a_query_only_narrows_it(query: str, more: str) -> None:
    text = folded(query + more + " and what else is in it")
    longer = words_of(query + more)
    if all(word in text for word in longer):
        assert all(any(word in other for other in longer) for word in words_of(query))


@given(st.text())
def test_folding_folded_text_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
