"""A device that is lost costs its sounds and nothing else: the session goes on, says so, and is heard again as soon as it can be."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rig.audiorig import PulseRig

from runtimer.adapters.audio.bell_sink import BelledSink
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.engine.cues.cue import Cue, CueId, CueKind

AT_ONCE_S = 2.0
"""What waits for a player that hangs waits longer."""
EVERY_S = 0.25
"""From one tick to the next."""
BACK_S = 2.0 + 1.0
"""So long after the device is back cues are heard, on a machine at work; two seconds is what is promised on any other."""
RINGS_S = 3.0 + 1.0
"""So long after the loss at the latest, the bell rings instead."""


class Session:
    """Ticks four times a second for a minute and keeps what the runner is told, with the times."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self.rung: list[float] = []
        self.told: list[str] = []
        self.slowest_s = 0.0
        self.player = PlayerSink(self.clock)
        self.sink = BelledSink(self.player, self.clock, lambda: self.rung.append(time.monotonic()))
        ticks = [
            Cue(CueId(1, 1, "tick", k), timedelta(seconds=k * EVERY_S), CueKind.TICK, 0.2)
            for k in range(4, 240)
        ]
        self.sink.schedule(ticks)

    def go_on(self, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        """Let time pass as the coach does, which asks for notices and gives new cues."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            began = time.monotonic()
            self.told += self.sink.notices()
            self.sink.schedule([])
            self.slowest_s = max(self.slowest_s, time.monotonic() - began)
            time.sleep(0.05)

    def told_of(self, start: str) -> list[str]:
        return [notice for notice in self.told if notice.startswith(start)]


@contextmanager
def session(rig: PulseRig) -> Iterator[Session]:
    """A session that has been heard before anything happens to it."""
    running = Session()
    try:
        with rig.record():
            running.go_on(5, until=lambda: running.sink.name == "miniaudio (PulseAudio)")
            running.go_on(0.5)
        assert running.told == []
        yield running
    finally:
        running.sink.close()


def back(rig: PulseRig, running: Session, returned: float) -> None:
    """Cues are heard within two seconds of the device's return, the runner is told once of each, and the bell falls silent."""
    with rig.record() as tape:
        running.go_on(BACK_S + 1.2 - (time.monotonic() - returned))
        silent_since = time.monotonic() - 1.0
    onsets = tape.onsets()
    onsets = onsets[onsets > returned]
    assert len(onsets) >= 4, "nothing was heard"
    assert onsets[0] - returned < BACK_S
    assert len(running.told_of("No sound")) == len(running.told_of("Sound is back")) == 1, running.told
    assert not [at for at in running.rung if at > silent_since]
    assert running.slowest_s < AT_ONCE_S


def lost(running: Session, happened: float) -> None:
    """The runner hears the bell instead and is told so."""
    running.go_on(RINGS_S, until=lambda: len(running.rung) >= 4)
    assert len(running.rung) >= 4
    assert running.rung[0] - happened < RINGS_S
    running.go_on(0.1)
    (notice,) = running.told_of("No sound")
    assert notice.endswith("The terminal's bell rings meanwhile.")


def test_a_sound_server_that_is_killed_and_started_again(audio_rig: PulseRig) -> None:
    with session(audio_rig) as running:
        pid = running.player.pid
        audio_rig.kill()
        lost(running, time.monotonic())
        running.go_on(2)
        audio_rig.start()
        back(audio_rig, running, time.monotonic())
        assert running.player.pid == pid, "the player opened the device again"


def test_a_device_that_is_unplugged_and_plugged_in_again(audio_rig: PulseRig) -> None:
    with session(audio_rig) as running:
        audio_rig.remove_sink()
        lost(running, time.monotonic())
        running.go_on(1)
        audio_rig.add_sink()
        back(audio_rig, running, time.monotonic())


def test_a_sound_server_that_hangs_for_ten_seconds(audio_rig: PulseRig) -> None:
    with session(audio_rig) as running:
        audio_rig.freeze()
        lost(running, time.monotonic())
        running.go_on(10 - 2)
        audio_rig.thaw()
        back(audio_rig, running, time.monotonic())


def test_a_player_that_is_killed(audio_rig: PulseRig) -> None:
    with session(audio_rig) as running, audio_rig.record() as tape:
        assert running.player.pid
        happened = time.monotonic()
        os.kill(running.player.pid, signal.SIGKILL)
        running.go_on(5, until=lambda: bool(running.told_of("Sound is back")))
        running.go_on(1)
    onsets = tape.onsets()
    again = onsets[onsets > happened + 0.3]
    assert len(again) >= 4
    assert again[0] - happened < BACK_S
    assert running.told == [
        "No sound: the sound player stopped; it returns by itself as soon as it can. The terminal's bell rings meanwhile.",
        "Sound is back: miniaudio (PulseAudio).",
    ]
    assert running.slowest_s < AT_ONCE_S
