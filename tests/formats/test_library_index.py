"""The index: read as it was written, or not at all."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.entry import Entry, Facts, Figures
from runtimer.formats.library_index import FORMAT, read_index, write_index

FOLDER = "/w/"
TEXT = st.text(st.characters(), max_size=12)  # surrogates too: names of files that are not UTF-8
NUMBER = st.floats(0, 1e6, allow_nan=False)
FIGURES = st.none() | st.builds(Figures, NUMBER, NUMBER, NUMBER, st.booleans(), st.booleans())
FACTS = st.builds(
    Facts, TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3).map(tuple), st.none() | TEXT, FIGURES, TEXT
)
STAMP = st.tuples(*[st.integers(-(2**63), 2**63)] * 3)
ENTRIES = st.lists(
    st.builds(
        lambda label, stamp, facts: Entry(f"{FOLDER}{label}", label, "mine", stamp, facts), TEXT, STAMP, FACTS
    )
)
SAMPLE = [
    Entry(
        "/w/a",
        "a",
        "mine",
        (1, 2, 3),
        Facts("A", "a", "a b", ("t",), None, Figures(1.5, 2.5, 3.5, True, False)),
    )
] * 3


def written(entries: list[Entry], runner: str = "r") -> bytes:
    return b"".join(write_index(runner, "mine", entries))


@given(ENTRIES, TEXT)
def test_an_index_is_read_as_it_was_written(entries: list[Entry], runner: str) -> None:
    index = read_index(written(entries, runner), FOLDER, "mine")
    assert index
    assert (index.runner, list(index.entries)) == (runner, entries)


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.integers(0, 4))
def test_a_damaged_index_is_none(at: int, piece: bytes, cut: int) -> None:
    whole = written(SAMPLE)
    damaged = whole[: at % len(whole)] + piece + whole[at % len(whole) + cut :]
    index = read_index(damaged, FOLDER, "mine")
    assert index is None or damaged == whole or list(index.entries) == SAMPLE


@given(st.integers(0, len(written(SAMPLE)) - 1))
def test_an_index_cut_short_is_none(length: int) -> None:
    assert read_index(written(SAMPLE)[:length], FOLDER, "mine") is None


@given(st.binary())
def test_whatever_is_no_index_is_none(data: bytes) -> None:
    assert read_index(data, FOLDER, "mine") is None


def test_another_format_or_place_is_none() -> None:
    other = written(SAMPLE).replace(b"[%d," % FORMAT + b' "r"', b"[%d," % (FORMAT + 1) + b' "r"')
    assert other != written(SAMPLE)
    assert read_index(other, FOLDER, "mine") is None
    assert read_index(written(SAMPLE), FOLDER, "here") is None


def entry(number: int, text: str) -> Entry:
    return Entry(f"{FOLDER}{number}", str(number), "mine", (number, 2, 3), Facts("A", "a", text))


def test_a_large_index_is_read_in_pieces() -> None:
    entries = [entry(number, "\U0001f3c3" * 500) for number in range(1200)]
    assert len(written(entries)) > 2 << 20
    index = read_index(written(entries), FOLDER, "mine")
    assert index
    assert list(index.entries) == entries


def test_an_entry_may_be_larger_than_a_piece() -> None:
    entries = [entry(1, "short"), entry(2, "x" * (3 << 20)), entry(3, "short")]
    index = read_index(written(entries), FOLDER, "mine")
    assert index
    assert list(index.entries) == entries


def test_letters_of_all_the_world_take_no_more_than_they_must() -> None:
    assert len(written([entry(1, "\U0001f3c3" * 1000)])) < 4200


def test_reading_takes_little_more_memory_than_the_index() -> None:
    data = written([entry(number, "x" * 1000) for number in range(8000)])
    tracemalloc.start()
    index = read_index(data, FOLDER, "mine")
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert index
    assert peak - held < len(data) / 2
