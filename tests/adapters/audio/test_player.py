"""What the session's side tells its player: when to begin, from which file, how loud."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from runtimer.adapters.audio.child import Child
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.audio.protocol import Message
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.ports.sound import Clip, Phrase

LATER_S = 1000.0


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """All that any player is told."""
    lines: list[Message] = []
    send = Child.send

    def overheard(child: Child, message: Message) -> None:
        lines.append(message)
        send(child, message)

    monkeypatch.setattr(Child, "send", overheard)
    return lines


def wait_for(what: Callable[[], Any], most_s: float = 30.0) -> None:
    end = time.perf_counter() + most_s
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.02)


def ops(told: list[Message], op: str) -> list[Message]:
    return [message for message in told if message["op"] == op]


def cue(k: int, at_s: float = LATER_S, kind: CueKind = CueKind.TICK, text: str = "") -> Cue:
    return Cue(CueId(1, 1, "test", k), timedelta(seconds=at_s), kind, 0.3, 5, text)


def phrase(k: int, at_s: float = LATER_S, revision: int = 1) -> Phrase:
    return Phrase(CueId(revision, 1, "say", k), timedelta(seconds=at_s), Clip("/clips/a.wav", 2.0), 1.5)


def test_a_phrase_is_the_file_of_its_clip(told: list[Message]) -> None:
    clock = SystemClock()
    with closing(PlayerSink(clock, SoundSettings("none"))) as sink:
        sink.say([phrase(1), phrase(1, 1001)])
        sink.say([phrase(1), phrase(2)])
        wait_for(lambda: len(ops(told, "play")) >= 2)
        first, second = ops(told, "play")
    assert (first["path"], first["words"], first["patience_s"], first["revision"]) == (
        "/clips/a.wav",
        True,
        1.5,
        1,
    )
    assert first["at"] == clock.perf_s(timedelta(seconds=LATER_S))
    assert second["id"] != first["id"]


def test_the_authors_sounds_are_files_or_tones_and_others_are_left_out(told: list[Message]) -> None:
    sounds = {"a/gong.wav": "/packs/a/gong.wav", "go": "/packs/go.wav"}
    with closing(PlayerSink(SystemClock(), SoundSettings("none"), sounds)) as sink:
        texts = enumerate(["a/gong.wav", "go", "finish", "b.wav"])
        sink.schedule(
            [*(cue(k, kind=CueKind.SOUND, text=text) for k, text in texts), cue(9, kind=CueKind.GO)]
        )
        wait_for(lambda: len(ops(told, "play")) >= 4)
    heard = [(play["sound"], play["path"], play["words"], play["priority"]) for play in ops(told, "play")]
    assert heard == [
        ("a/gong.wav", "/packs/a/gong.wav", False, 5),
        ("go", "/packs/go.wav", False, 5),
        ("finish", "", False, 5),
        ("go", "", False, 5),
    ]


@pytest.mark.parametrize("offset_s", [0.25, -0.1])
def test_for_late_headphones_everything_begins_earlier(told: list[Message], offset_s: float) -> None:
    clock = SystemClock()
    with closing(PlayerSink(clock, SoundSettings("none", offset_s=offset_s))) as sink:
        sink.schedule([cue(1)])
        sink.say([phrase(2)])
        wait_for(lambda: len(ops(told, "play")) >= 2)
    assert [play["at"] for play in ops(told, "play")] == pytest.approx(
        [clock.perf_s(timedelta(seconds=LATER_S)) - offset_s] * 2
    )


def test_a_successor_is_as_loud_and_plays_what_is_still_due(told: list[Message]) -> None:
    with closing(PlayerSink(SystemClock(), SoundSettings("none", keep_awake=True))) as sink:
        sink.set_volume(0.5, 0.25)
        sink.schedule([cue(1)])
        sink.say([phrase(2), phrase(3, revision=0)])
        sink.cancel(1, fade=False)
        sink.set_volume(0.75, 0)
        wait_for(lambda: len(ops(told, "play")) >= 2)
        del told[:]
        pid = sink.pid
        assert pid
        os.kill(pid, signal.SIGTERM)
        wait_for(lambda: len(ops(told, "play")) >= 2)
    before = told[: told.index(ops(told, "play")[0])]
    assert ops(before, "volume") == [{"op": "volume", "tones": 0.75, "words": 0}]
    assert ops(before, "dither") == [{"op": "dither", "on": True}]
    assert [play["id"] for play in ops(told, "play")] == [str(cue(1).id), str(phrase(2).id)]
