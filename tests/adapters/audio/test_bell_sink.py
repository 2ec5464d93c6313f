"""The bell rings for tones and for nothing else, when it is wanted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest

from runtimer.adapters.audio.bell_sink import BelledSink, BellSink
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings
from runtimer.engine.cues.cue import Cue, CueId, CueKind

PATIENCE_S = 0.9
NEAR_S = 1.0
"""A thread on a busy machine is late; a bell in the wrong place is later."""


class Rung:
    """Notes when the bell was rung, in the session's seconds."""

    def __init__(self, clock: SystemClock) -> None:
        self.clock = clock
        self.at: list[float] = []

    def __call__(self) -> None:
        self.at.append(self.clock.now() / timedelta(seconds=1))


def cue(k: int, at_s: float, kind: CueKind = CueKind.TICK, revision: int = 1, text: str = "") -> Cue:
    return Cue(CueId(revision, 1, "test", k), timedelta(seconds=at_s), kind, PATIENCE_S, text=text)


def wait_for(what: Callable[[], bool], most_s: float = 30.0) -> None:
    end = time.perf_counter() + most_s
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.01)


def test_one_bell_for_each_tone_and_sound_in_its_place_and_none_for_words() -> None:
    clock = SystemClock()
    rung = Rung(clock)
    with closing(BellSink(clock, rung)) as sink:
        sink.schedule(
            [
                cue(1, 0.6, CueKind.GO),
                cue(2, 0.2),
                cue(3, 0.4, CueKind.WORDS),
                cue(4, 0.8, CueKind.SOUND, text="horn"),
            ]
        )
        sink.schedule([cue(2, 0.2)])
        wait_for(lambda: len(rung.at) == 3)
        time.sleep(0.1)
    assert rung.at == pytest.approx([0.2, 0.6, 0.8], abs=NEAR_S)
    assert all(at >= place for at, place in zip(rung.at, [0.2, 0.6, 0.8], strict=True))


def test_two_tones_at_one_instant_are_one_bell() -> None:
    clock = SystemClock()
    rung = Rung(clock)
    with closing(BellSink(clock, rung)) as sink:
        sink.schedule([cue(1, 0.1), cue(2, 0.1, CueKind.GO), cue(3, 0.3)])
        wait_for(lambda: len(rung.at) == 2)
    assert len(rung.at) == 2


def test_what_is_cancelled_late_or_mute_does_not_ring() -> None:
    clock = SystemClock()
    rung = Rung(clock)
    with closing(BellSink(clock, rung)) as sink:
        sink.schedule(
            [
                cue(1, 0.3),
                cue(2, 0.4, revision=2),
                cue(3, -5.0),
                cue(4, 1.4, revision=2),
                cue(5, 2.6, revision=2),
            ]
        )
        sink.cancel(2, fade=True)
        wait_for(lambda: len(rung.at) == 1)
        sink.set_volume(0.0, 1.0)
        time.sleep(max(0.0, clock.until_s(timedelta(seconds=1.4 + PATIENCE_S))))
        sink.set_volume(0.5, 0.0)
        wait_for(lambda: len(rung.at) == 2)
    assert rung.at == pytest.approx([0.4, 2.6], abs=NEAR_S)


def test_a_terminal_that_fails_is_one_notice() -> None:
    def fails() -> None:
        raise OSError(5, "Input/output error")

    clock = SystemClock()
    with closing(BellSink(clock, fails)) as sink:
        sink.schedule([cue(1, 0.05), cue(2, 0.2)])
        told: list[str] = []
        wait_for(lambda: bool(told.extend(sink.notices()) or told))
        time.sleep(0.3)
        assert [*told, *sink.notices()] == [
            "The terminal's bell does not ring: [Errno 5] Input/output error."
        ]
        assert sink.lost


def test_a_player_that_sounds_leaves_the_bell_alone() -> None:
    clock = SystemClock()
    rung = Rung(clock)
    with closing(BelledSink(PlayerSink(clock, SoundSettings("none")), clock, rung)) as sink:
        sink.schedule([cue(1, 0.3)])
        time.sleep(0.6)
        assert sink.name == "none"
        assert sink.notices() == []
    assert rung.at == []


def test_without_sound_the_bell_rings_and_one_notice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    clock = SystemClock()
    rung = Rung(clock)
    with closing(BelledSink(PlayerSink(clock), clock, rung)) as sink:
        sink.schedule([cue(1, 0.5), cue(2, 0.8)])
        wait_for(lambda: len(rung.at) == 2)
        assert sink.name == "bell"
        told = [*sink.notices(), *sink.notices()]
    assert rung.at == pytest.approx([0.5, 0.8], abs=NEAR_S)
    assert len(told) == 1
    assert told[0].endswith(" The terminal's bell rings meanwhile.")
