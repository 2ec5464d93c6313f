"""Every sink keeps the promises of the port; the one with a player keeps them whatever the player does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from runtimer.adapters.audio.bell_sink import BelledSink, BellSink
from runtimer.adapters.audio.keeper import CLOSE_S, LOST_S
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.audio.silent_sink import SilentSink
from runtimer.adapters.audio.sink_choice import open_sink
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings, backends
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.ports.sound import AudioSink, Clip, Phrase

AT_ONCE_S = 2.5
"""Far more than a call takes on any machine; one that waits for a hanging player waits three seconds."""
PATIENCE_S = 30.0


def cue(k: int, at_s: float, kind: CueKind = CueKind.TICK, revision: int = 1, text: str = "") -> Cue:
    return Cue(CueId(revision, 1, "test", k), timedelta(seconds=at_s), kind, 0.3, text=text)


def wait_for(what: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE_S
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def fails() -> None:
    raise OSError(5, "Input/output error")


SINKS: dict[str, Callable[[], AudioSink]] = {
    "silent": SilentSink,
    "player": lambda: PlayerSink(SystemClock(), SoundSettings("none")),
    "player that cannot start": lambda: PlayerSink(SystemClock(), SoundSettings("none")),
    "bell": lambda: BellSink(SystemClock(), lambda: None),
    "bell that fails": lambda: BellSink(SystemClock(), fails),
    "player with bell": lambda: BelledSink(
        PlayerSink(SystemClock(), SoundSettings("none")), SystemClock(), lambda: None
    ),
    "player that cannot start with bell": lambda: BelledSink(
        PlayerSink(SystemClock(), SoundSettings("none")), SystemClock(), lambda: None
    ),
}


@pytest.fixture(params=SINKS)
def sink(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[AudioSink]:
    if "cannot start" in request.param:
        monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    made = SINKS[request.param]()
    yield made
    made.close()


def test_no_call_waits(sink: AudioSink) -> None:
    cues = [cue(k, 1 + k, kind) for k, kind in enumerate(CueKind)]
    phrases = [Phrase(CueId(1, 1, "say", 1), timedelta(seconds=1), Clip("/nowhere.wav", 2.0), 1.0)]
    for call in (
        lambda: sink.schedule(cues),
        lambda: sink.schedule([]),
        lambda: sink.say(phrases),
        lambda: sink.set_volume(0.5, 0.0),
        lambda: sink.cancel(2, fade=True),
        sink.notices,
    ):
        began = time.perf_counter()
        call()
        assert time.perf_counter() - began < AT_ONCE_S


def test_a_notice_is_told_once(sink: AudioSink) -> None:
    sink.schedule([cue(0, 0.1)])
    time.sleep(0.3)  # a player that cannot start has noticed by now, and so has a bell
    told = sink.notices()
    assert all(isinstance(notice, str) and notice.endswith(".") for notice in told)
    assert sink.notices() == []


def test_it_has_a_name(sink: AudioSink) -> None:
    assert sink.name


def test_closing_twice_and_talking_on_does_no_harm(sink: AudioSink) -> None:
    sink.schedule([cue(0, 1000)])
    sink.close()
    sink.close()
    sink.schedule([cue(1, 1000)])
    sink.cancel(9, fade=True)
    assert isinstance(sink.notices(), list)


def test_silence_gives_its_reason_once() -> None:
    sink = SilentSink("No sound: no wheel.")
    assert sink.notices() == ["No sound: no wheel."]
    assert sink.notices() == []


def test_a_player_that_cannot_start_is_one_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with closing(PlayerSink(SystemClock())) as sink:
        told: list[str] = []
        wait_for(lambda: bool(told.extend(sink.notices()) or told))
        sink.schedule([cue(0, 1)])
        assert sink.name == "none"
    assert len(told) == 1
    assert told[0].startswith("No sound:")


def test_a_player_without_a_device_is_one_notice() -> None:
    with closing(PlayerSink(SystemClock(), SoundSettings("no_such_backend"))) as sink:
        told: list[str] = []
        wait_for(lambda: bool(told.extend(sink.notices()) or told))
        wait_for(lambda: sink.pid is None)
        assert sink.name == "none"
        assert len(told + sink.notices()) == 1
        assert "no_such_backend" in told[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has devices by configuration")
@pytest.mark.parametrize(
    ("alsa", "why"),
    [("", "no sound device was found"), ("pcm.!default { type null }", "faster than it can be heard")],
    ids=["no device", "device that swallows sound"],
)
def test_no_device_worth_the_name_is_one_notice(
    alsa: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    (tmp_path / "asound.conf").write_text(alsa)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    with closing(PlayerSink(SystemClock())) as sink:
        told: list[str] = []
        wait_for(lambda: bool(told.extend(sink.notices()) or told))
        time.sleep(1.5)  # it is tried again, and not told again
        assert sink.lost
        assert sink.pid
        assert sink.name == "none"
        told += sink.notices()
    assert len(told) == 1
    assert why in told[0]
    assert capfd.readouterr() == ("", ""), "the terminal is the screen's"


def test_the_player_is_gone_when_the_sink_is_closed() -> None:
    sink = PlayerSink(SystemClock(), SoundSettings("none"))
    wait_for(lambda: sink.pid is not None)
    pid = sink.pid
    assert pid
    assert alive(pid)
    sink.close()
    assert not alive(pid)


def test_a_killed_player_gets_a_successor() -> None:
    with closing(PlayerSink(SystemClock(), SoundSettings("none"))) as sink:
        for _ in range(2):
            wait_for(lambda: sink.pid is not None and not sink.lost)
            first = sink.pid
            assert first
            os.kill(first, signal.SIGTERM)
            wait_for(lambda: sink.lost)
            wait_for(lambda: sink.pid is not None and not sink.lost)
            told = sink.notices()
            assert told == [
                "No sound: the sound player stopped; it returns by itself as soon as it can.",
                "Sound is back: none.",
            ]
            assert sink.pid not in (None, first)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process without ending it")
def test_a_player_that_hangs_is_replaced_and_delays_nothing() -> None:
    with closing(PlayerSink(SystemClock(), SoundSettings("none"))) as sink:
        wait_for(lambda: sink.pid is not None)
        first = sink.pid
        assert first
        time.sleep(0.5)  # it listens
        os.kill(first, signal.SIGSTOP)
        for batch in range(60):  # more than pipe and queue hold
            began = time.perf_counter()
            sink.schedule([cue(batch * 100 + k, 1000 + k) for k in range(100)])
            assert time.perf_counter() - began < AT_ONCE_S
        wait_for(lambda: sink.pid not in (None, first))
        assert not alive(first)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process without ending it")
def test_closing_does_not_wait_for_a_player_that_hangs_for_long() -> None:
    sink = PlayerSink(SystemClock(), SoundSettings("none"))
    wait_for(lambda: sink.pid is not None)
    pid = sink.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    began = time.perf_counter()
    sink.close()
    assert time.perf_counter() - began < 3 * CLOSE_S
    assert not alive(pid)


def test_choices() -> None:
    assert backends()[0] == "auto"
    assert set(backends()) >= {"auto", "miniaudio", "simpleaudio", "bell", "none"}
    with closing(open_sink(SoundSettings("none"), SystemClock())) as sink:
        assert (sink.name, sink.lost, sink.notices()) == ("none", False, [])
    with closing(open_sink(SoundSettings("bell"), SystemClock(), ring=lambda: None)) as sink:
        assert (sink.name, sink.lost, sink.notices()) == ("bell", False, [])
    with closing(open_sink(SoundSettings("bell"), SystemClock())) as sink:
        assert (sink.name, sink.lost, sink.notices()) == (
            "none",
            True,
            ["No sound: there is no terminal whose bell could ring."],
        )
    with pytest.raises(ValueError, match="kazoo"):
        open_sink(SoundSettings("kazoo"), SystemClock())


@pytest.mark.parametrize("choice", ["auto", "miniaudio"])
def test_without_miniaudio_it_is_silent_and_says_so(choice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtimer.adapters.audio.process.back_end.find_spec", lambda _name: None)
    with closing(open_sink(SoundSettings(choice), SystemClock())) as sink:
        assert sink.name == "none"
        assert sink.lost
        (notice,) = sink.notices()
    assert "miniaudio" in notice
    with closing(open_sink(SoundSettings(choice), SystemClock(), ring=lambda: None)) as sink:
        assert sink.name == "bell"
        (told,) = sink.notices()
    assert told == f"{notice} The terminal's bell rings instead."


ASLEEP = """
import sys, time
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings
sink = PlayerSink(SystemClock(), SoundSettings("none"))
time.sleep(1.0)
before = sink.pid
print("up", flush=True)
sys.stdin.readline()
time.sleep(1.5)
print(before is not None and sink.pid == before, sink.notices(), flush=True)
sink.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process without ending it")
def test_a_session_that_was_stopped_itself_does_not_blame_its_player() -> None:
    command = [sys.executable, "-c", ASLEEP]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as session:
        assert session.stdout
        assert session.stdout.readline() == "up\n"
        os.killpg(session.pid, signal.SIGSTOP)
        time.sleep(LOST_S + 1.2)
        os.killpg(session.pid, signal.SIGCONT)
        out, _ = session.communicate("\n", timeout=20)
    assert out == "True []\n"
