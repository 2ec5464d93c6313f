"""Engines get one line of printable text, not too long."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.speech.spoken_text import MOST_LETTERS, spoken_text

SMALLEST_PIPE = 4096


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rep 3 of 7. Belt sixteen.", "Rep 3 of 7. Belt sixteen."),
        ("-w/x", "-w/x"),
        ("  one\n-w/x\ttwo\x00three\x1b[2J\u202efour\u2028five ", "one -w/x two three [2J four five"),
        ("[[slnc 99999]]", "[slnc 99999]]"),
        ("[[[[x", "[x"),
        ("\ud800 lone", "lone"),
        ("", ""),
        ("… — !", ""),
        ("x" * 600, "x" * 499 + "…"),
    ],
)
def test_cleaned(text: str, said: str) -> None:
    assert spoken_text(text) == said


def test_cut_at_a_word() -> None:
    said = spoken_text("belt sixteen " * 100)
    assert said.endswith("…")
    assert MOST_LETTERS - len("sixteen ") <= len(said) <= MOST_LETTERS
    assert set(said[:-1].split()) == {"belt", "sixteen"}


@given(st.text(max_size=1500))
def test_whatever_the_text(text: str) -> None:
    said = spoken_text(text)
    assert len(said) <= MOST_LETTERS
    assert len(said.encode()) * 4 / 3 + 5 < SMALLEST_PIPE
    assert not {unicodedata.category(letter)[0] for letter in said.replace(" ", "")} & set("CZ")
    assert "[[" not in said
    assert spoken_text(said) == said


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=MOST_LETTERS))
def test_words_are_left_alone(text: str) -> None:
    assert spoken_text(text) == text
