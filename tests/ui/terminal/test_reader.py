"""Which bytes are a hand: bytes and the times at which they are read go in, presses come out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.terminal.answers import ANSWERS

from runtimer.ui.presses import EscapeTakenBack, Input, Pasted, Press, Repeat
from runtimer.ui.terminal.reader import KeyReader

ARROWS = {b"\x1b[A": "up", b"\x1b[B": "down", b"\x1b[C": "right", b"\x1b[D": "left"}
ARROWS |= {b"\x1bOA": "up", b"\x1bOB": "down", b"\x1bOC": "right", b"\x1bOD": "left"}


def read(*readings: tuple[float, bytes], reader: KeyReader | None = None) -> list[Input]:
    """Read bytes at times, waking whenever the reader asks for it, and until nothing is due."""
    reader = reader or KeyReader()
    inputs: list[Input] = []
    for at, data in readings:
        while (due := reader.due) is not None and due <= at:
            inputs += reader.read(b"", due)
        inputs += reader.read(data, at)
    while (due := reader.due) is not None:
        inputs += reader.read(b"", due)
    return inputs


def keys(*readings: tuple[float, bytes], reader: KeyReader | None = None) -> list[str]:
    return [given.key for given in read(*readings, reader=reader) if isinstance(given, Press)]


def torn(data: bytes, gap_s: float = 0.3) -> list[tuple[float, bytes]]:
    return [(1 + n * gap_s, bytes([byte])) for n, byte in enumerate(data)]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_of_the_terminal_is_no_key(answer: bytes) -> None:
    assert read((1, answer)) == []
    for at in range(1, len(answer) if len(answer) < 99 else 20):
        assert read((1, answer[:at]), (1.3, answer[at:])) == [], answer[:at]
    if len(answer) < 99:
        assert read(*torn(answer)) == []


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_whose_first_byte_was_lost_is_neither_a_key_nor_text(answer: bytes) -> None:
    lost = answer[1:] if answer[:2] != b"\xc2\x9b" else answer[2:]
    assert read((1, lost)) == []


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_key_counts_right_after_an_answer_and_right_before_it(answer: bytes) -> None:
    assert keys((1, answer), (1.01, b"p")) == ["p"]
    assert keys((1, answer + b"p")) == ["p"]
    assert keys((1, b"p" + answer)) == ["p"]


@pytest.mark.parametrize("begun", [b"?61;4", b"[?61;4;6", b"]11;rgb:00", b"P>|XTerm", b"_Gi=31"])
def test_the_rest_of_an_answer_without_its_beginning_belongs_to_it_letter_by_letter(begun: bytes) -> None:
    rest = {b"?": b";52c", b"[": b";52c"}.get(begun[:1], b"pn\x07")
    assert read((1, begun), *((1.3 + n / 3, rest[n : n + 1]) for n in range(len(rest)))) == []


@pytest.mark.parametrize("sequence", ARROWS)
@pytest.mark.parametrize("gap_s", [0, 0.02, 0.3])
def test_a_torn_arrow_is_that_arrow(sequence: bytes, gap_s: float) -> None:
    assert keys(*torn(sequence, gap_s)) == [ARROWS[sequence]]
    assert keys((1, sequence[:1]), (1 + gap_s, sequence[1:])) == [ARROWS[sequence]]
    assert keys((1, sequence[:2]), (1 + gap_s, sequence[2:])) == [ARROWS[sequence]]


@pytest.mark.parametrize("sequence", ARROWS)
def test_an_arrow_whose_rest_comes_after_the_escape_was_given_takes_that_back(sequence: bytes) -> None:
    inputs = read((1, b"\x1b"), (1.6, sequence[1:]))
    assert [type(given) for given in inputs] == [Press, EscapeTakenBack, Press]
    assert [given.key for given in inputs if isinstance(given, Press)] == ["escape", ARROWS[sequence]]


def test_a_torn_arrow_without_its_end_is_nothing() -> None:
    assert read((1, b"\x1b["), (2.1, b"p")) == read((2.1, b"p"))


@pytest.mark.parametrize("letter", [b"A", b"D", b"N", b"Q"])
def test_a_capital_right_after_an_escape_is_no_key(letter: bytes) -> None:
    assert keys((1, b"\x1b"), (1.5, letter)) == ["escape"]
    assert keys((1, b"\x1b"), (1.2, letter)) == ["escape"]
    assert keys((1, b"\x1b"), (2.1, letter)) == ["escape", letter.decode().lower()]


def test_a_lone_escape_waits_four_tenths_of_a_second_for_what_may_go_on_with_it_and_for_nothing_else() -> (
    None
):
    reader = KeyReader()
    assert reader.read(b"\x1b", 1.0) == []
    assert reader.due == pytest.approx(1.4)
    assert reader.read(b"", 1.4) == [Press("escape", None, 1.4)]
    reader = KeyReader()
    assert reader.read(b"\x1b", 1.0) == []
    assert [given.key for given in reader.read(b"p", 1.1) if isinstance(given, Press)] == ["escape", "p"]


def test_alt_and_a_letter_are_no_key_and_no_text() -> None:
    assert read((1, b"\x1bp")) == []
    assert keys((1, b"\x1b\x1b[C")) == []


@pytest.mark.parametrize("sent", [b"ab", b"n ", b"qy", b"\x1b[C\x1b[D", b"p\r", b"n\x1b[B"])
def test_several_different_keys_in_one_reading_are_no_hand(sent: bytes) -> None:
    assert keys((1, sent)) == []


def test_where_something_is_typed_a_burst_is_text() -> None:
    assert read((1, b"mona fartlek")) == [Pasted("mona fartlek")]
    assert read((1, b"5k 19:30\r")) == [Pasted("5k 19:30", entered=True)]
    assert read((1, "Straße 7×1000".encode())) == [Pasted("Straße 7×1000")]


def test_a_paste_is_a_paste_whole_or_torn() -> None:
    paste = b"\x1b[200~5k 19:30\r\nq\x1b[201~"
    assert read((1, paste)) == [Pasted("5k 19:30\r\nq")]
    assert read(*torn(paste)) == [Pasted("5k 19:30\r\nq")]
    assert read((1, b"\x1b[200~never ended")) == [Pasted("never ended")]


@pytest.mark.parametrize(
    "data",
    [
        b"\xe9 ",
        b"\xff",
        b"p\xff",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xf8\x88\x80\x80\x80",
        b"\x8e(",
        b"\xe9\xe8 q",
    ],
)
def test_what_is_no_text_is_dropped_whole(data: bytes) -> None:
    assert read((1, data)) == []


def test_what_comes_within_a_second_of_half_a_character_belongs_to_it() -> None:
    assert read((1, b"\xe9"), (1.9, b" ")) == []
    assert keys((1, b"\xe9"), (2.1, b" ")) == ["space"]
    assert read((1, b"\xd0"), (1.3, b"\xb7")) == [Press("p", "з", 1.3)]


def test_random_bytes_never_raise_and_never_silence_what_comes_later() -> None:
    @given(st.lists(st.tuples(st.floats(0, 0.3), st.binary(min_size=1, max_size=64)), max_size=40))
    def law(pieces: list[tuple[float, bytes]]) -> None:
        reader, at = KeyReader(), 1.0
        for gap_s, data in pieces:
            at += gap_s
            read((at, data), reader=reader)
        assert keys((at + 2, b"z"), reader=reader) == ["z"]

    law()


@given(st.binary(max_size=200), st.floats(0, 0.39))
def test_bytes_torn_anywhere_are_no_more_keys_than_whole(data: bytes, gap_s: float) -> None:
    """Torn pieces of a sequence are that sequence; only what was a burst may be keys one by one."""
    assert all(isinstance(given, Press | Pasted | EscapeTakenBack) for given in read(*torn(data, gap_s)))


@pytest.mark.parametrize("first_s", [0.25, 0.5, 0.66])
def test_a_key_that_is_held_counts_once(first_s: float) -> None:
    held = [(10.0, b"n"), *((10 + first_s + n / 30, b"n") for n in range(60))]
    presses = [given for given in read(*held) if isinstance(given, Press)]
    assert [press.repeat for press in presses].count(Repeat.FIRST) == 1
    assert presses[0] == Press("n", "n", 10.0)
    paced = [press.at for press in presses if press.repeat is not Repeat.FAST]
    assert all(later - earlier >= 0.25 for earlier, later in pairwise(paced))  # type: ignore[operator]
    assert len(paced) >= 4 * 60 / 30  # and not much less than four a second


def test_two_presses_are_two_seven_tenths_of_a_second_after_the_last_byte_of_the_first() -> None:
    def repeats(*at: float) -> list[Repeat]:
        return [given.repeat for given in read(*((when, b"d") for when in at)) if isinstance(given, Press)]

    assert repeats(1, 1.69) == [Repeat.FIRST, Repeat.PACED]
    assert repeats(1, 1.71) == [Repeat.FIRST, Repeat.FIRST]
    assert repeats(1, 1.6, 2.2, 2.8) == [Repeat.FIRST, Repeat.PACED, Repeat.PACED, Repeat.PACED]
    assert repeats(1, 1.02, 1.3) == [Repeat.FIRST, Repeat.FAST, Repeat.PACED]


def test_bounces_of_one_key_do_not_hold_up_another_one_and_capitals_are_the_same_key() -> None:
    inputs = [
        given for given in read((1, b"n"), (1.1, b"p"), (1.2, b"N"), (1.9, b"p")) if isinstance(given, Press)
    ]
    assert [(given.key, given.repeat) for given in inputs] == [
        ("n", Repeat.FIRST), ("p", Repeat.FIRST), ("n", Repeat.FAST), ("p", Repeat.FIRST),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        (b"\x1b[5~", "pageup"), (b"\x1b[6~", "pagedown"), (b"\x1b[H", "home"), (b"\x1b[1~", "home"), (b"\x1b[4~", "end"),
        (b"\x1bOF", "end"),
        (b"\r", "enter"), (b"\n", "enter"), (b"\t", "tab"), (b"\x1b[Z", "shift+tab"), (b"\x7f", "backspace"), (b"\x08", "backspace"),
        (b"\x03", "ctrl+c"), (b"\x15", "ctrl+u"), (b" ", "space"), (b"?", "question_mark"), (b"=", "equals_sign"), (b"Q", "q"),
        (b"\x1b[[A", "f1"), (b"\x1bOP", "f1"), (b"\x1b[15~", "f5"), (b"\x1b[1;5C", "ctrl+right"), (b"\x1b[2$", "shift+insert"),
        # the keypad: application mode, kitty's protocol
        (b"\x1bOk", "plus"), (b"\x1bOm", "minus"), (b"\x1bOM", "enter"), (b"\x1bOp", "0"), (b"\x1bOy", "9"), (b"\x1bOn", "full_stop"),
        (b"\x1b[57413u", "plus"), (b"\x1b[57412;1u", "minus"), (b"\x1b[57414u", "enter"), (b"\x1b[57399u", "0"), (b"\x1b[57419u", "up"),
        # kitty's protocol, with locks, texts, places
        (b"\x1b[27u", "escape"), (b"\x1b[112;;112u", "p"), (b"\x1b[112;2;80u", "p"), (b"\x1b[112;65;80u", "p"), (b"\x1b[32;;32u", "space"),
        (b"\x1b[61;2;43u", "plus"), (b"\x1b[99;5u", "ctrl+c"), (b"\x1b[99;69u", "ctrl+c"), (b"\x1b[13u", "enter"),
        (b"\x1b[9;2u", "shift+tab"),
        (b"\x1b[1;129C", "right"), (b"\x1b[1079::112;;1079u", "p"), (b"\x1b[97::113;;97u", "a"), (b"\x1b[112;3u", "alt+p"),
        (b"\x1b[27;5;99~", "ctrl+c"),
    ],
)  # fmt: skip
def test_keys_of_every_terminal(sequence: bytes, key: str) -> None:
    assert keys((1, sequence)) == [key]
    assert keys(*torn(sequence)) == [key]


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        ("з", "p"),
        ("й", "q"),
        ("Т", "n"),
        ("ф", "a"),
        ("в", "d"),
        ("с", "c"),
        ("π", "p"),
        ("ν", "n"),
        ("α", "a"),
    ],
)
def test_letters_of_cyrillic_and_greek_keyboards_are_the_keys_in_their_places_and_type_what_they_are(
    letter: str, key: str
) -> None:
    assert read((1, letter.encode())) == [Press(key, letter, 1)]


def test_a_key_that_a_terminal_says_is_held_is_no_first_one() -> None:
    (press,) = read((1, b"\x1b[1;1:2C"))
    assert isinstance(press, Press)
    assert (press.key, press.repeat) == ("right", Repeat.PACED)


def test_ctrl_c_gets_through_whatever_was_begun() -> None:
    for begun in (b"\x1b[", b"\x1b]52;c;", b"\x1bP1$r", b"\xe9", b"\x1bO", b"\x1b[M"):
        assert "ctrl+c" in keys((1, begun), (1.2, b"\x03"))


def test_the_terminal_may_say_that_it_paints_whole_frames() -> None:
    reader = KeyReader()
    assert reader.read(b"\x1b[?2026;0$y", 1) == []
    assert not reader.paints_whole_frames
    assert reader.read(b"\x1b[?2026;2$y", 2) == []
    assert reader.paints_whole_frames
