"""Session and player understand each other, and remember what was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.audio.pending_sounds import PendingSounds
from runtimer.adapters.audio.protocol import Play, clock_offset_s, decode, encode

plays = st.builds(
    Play,
    id=st.text(),
    revision=st.integers(0, 1000),
    at=st.floats(0, 1e7),
    sound=st.text(),
    patience_s=st.floats(0, 10),
    priority=st.integers(-5, 5),
)


def play(name: str, revision: int = 1, at: float = 10.0) -> Play:
    return Play(name, revision, at, "tick", 0.5, 0)


@given(plays)
def test_a_tone_survives_its_line(asked: Play) -> None:
    line = encode(asked.message())
    assert line.count(b"\n") == 1
    assert Play.from_message(decode(line)) == asked


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{", b"[1]\n", b"null\n", b"\xff\xfe\n", b"ALSA lib: no such card\n"]
)
def test_noise_is_no_message(line: bytes) -> None:
    assert decode(line) == {}


@given(sent=st.floats(0, 1e6), there=st.floats(0, 3), back=st.floats(0, 3))
def test_one_clock_is_recognised_however_slow_the_answer(sent: float, there: float, back: float) -> None:
    assert clock_offset_s(sent, sent + there, sent + there + back) == 0


@given(
    sent=st.floats(0, 1e6), trip=st.floats(0, 0.1), ahead=st.one_of(st.floats(1, 1e5), st.floats(-1e5, -1))
)
def test_another_clock_is_measured(sent: float, trip: float, ahead: float) -> None:
    assert clock_offset_s(sent, sent + trip / 2 + ahead, sent + trip) == pytest.approx(ahead, abs=0.001)


def test_shifting_moves_only_the_time() -> None:
    assert play("a").shifted(5.0) == play("a", at=15.0)


def test_an_id_is_taken_once() -> None:
    ledger = PendingSounds()
    assert ledger.add([play("a"), play("a", at=11), play("b")]) == [play("a"), play("b")]
    assert ledger.add([play("b"), play("c")]) == [play("c")]


def test_an_id_stays_known_after_it_is_gone() -> None:
    ledger = PendingSounds()
    ledger.add([play("a")])
    assert ledger.due(10.6) == []
    assert ledger.add([play("a", at=20)]) == []


def test_what_is_past_its_patience_is_not_asked_for_again() -> None:
    ledger = PendingSounds()
    ledger.add([play("a", at=10.0), play("b", at=11.0)])
    assert ledger.due(10.4) == [play("a", at=10.0), play("b", at=11.0)]
    assert ledger.due(10.6) == [play("b", at=11.0)]


def test_cancelled_revisions_are_forgotten_and_refused() -> None:
    ledger = PendingSounds()
    ledger.add([play("a", 1), play("b", 2)])
    ledger.cancel(2)
    assert ledger.due(0) == [play("b", 2)]
    assert ledger.add([play("c", 1), play("d", 2)]) == [play("d", 2)]
    ledger.cancel(1)
    assert ledger.before == 2, "a cancellation is never taken back"
