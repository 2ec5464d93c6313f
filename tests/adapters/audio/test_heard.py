"""What the runner hears, recorded from a private sound server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta

import numpy as np
import pytest
from rig.audiorig import PulseRig, Recorder

from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings
from runtimer.engine.cues.cue import Cue, CueId, CueKind

DELAY_S = 0.2
"""More than the recorder's delivery and the stream's buffer delay every sound together."""
EVEN_S = 0.002
DOUBLE_S = 0.22
"""From the first to the second pulse of the double."""


def cue(at_s: float, kind: CueKind = CueKind.TICK, revision: int = 1) -> Cue:
    return Cue(CueId(revision, 1, kind.value, round(at_s * 1000)), timedelta(seconds=at_s), kind, 0.3)


@contextmanager
def load(processes: int) -> Iterator[None]:
    """Keep so many cores busy."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def seconds(clock: SystemClock) -> float:
    return clock.now() / timedelta(seconds=1)


def sleep_until(clock: SystemClock, at_s: float) -> None:
    time.sleep(max(0.0, clock.until_s(timedelta(seconds=at_s))))


def heard(tape: Recorder, clock: SystemClock) -> np.ndarray:
    """When sounds began, in the session's seconds. Linux has one clock for monotonic and perf_counter."""
    return tape.onsets() - clock.perf_s(timedelta(0))


def even(onsets: np.ndarray, places_s: Sequence[float]) -> bool:
    """Whether all are heard where they belong, apart from one delay that all share."""
    if len(onsets) != len(places_s):
        return False
    delay = onsets - np.array(places_s)
    return bool(np.ptp(delay) <= EVEN_S and delay.min() >= 0 and delay.max() < DELAY_S)


def test_every_beep_is_heard_in_its_place_with_both_cores_busy(audio_rig: PulseRig) -> None:
    changes = {3.0: CueKind.GO, 4.4: CueKind.SET_DONE, 5.8: CueKind.EASE}
    cues = [cue(change - k * 0.25) for change in changes for k in (3, 2, 1)] + [
        cue(at, kind) for at, kind in changes.items()
    ]
    places = sorted([c.at.total_seconds() for c in cues] + [4.4 + DOUBLE_S])
    with audio_rig.record() as tape:
        clock = SystemClock()
        with load(2), closing(PlayerSink(clock, SoundSettings("miniaudio"))) as sink:
            sink.schedule(cues)
            sleep_until(clock, 6.1)
            assert sink.notices() == []
            assert sink.name == "miniaudio (PulseAudio)"
    onsets = heard(tape, clock)
    assert even(onsets, places), onsets - np.array(places) if len(onsets) == len(places) else onsets


def test_a_pause_silences_what_sounds_and_what_was_due(audio_rig: PulseRig) -> None:
    with audio_rig.record() as tape:
        clock = SystemClock()
        with closing(PlayerSink(clock)) as sink:
            sink.schedule(
                [cue(1.5, CueKind.FINISH), *(cue(2.0 + k / 5) for k in range(15)), cue(4.0, revision=2)]
            )
            sleep_until(clock, 1.8)
            sink.cancel(2, fade=True)
            paused = seconds(clock)
            sink.schedule([cue(paused - 1.0, CueKind.LONG, revision=2), cue(4.5, CueKind.GO, revision=2)])
            sleep_until(clock, 5.0)
    assert even(heard(tape, clock), [1.5, 4.0, 4.5]), "neither what was cancelled nor what is a second late"
    frames = (np.array([paused + 0.2, 3.9]) + clock.perf_s(timedelta(0)) - tape.t0) * tape.rate
    assert np.abs(tape.samples[int(frames[0]) : int(frames[1])]).max() == 0


def test_a_killed_player_is_replaced_and_the_finish_rings_out(audio_rig: PulseRig) -> None:
    with audio_rig.record() as tape:
        clock = SystemClock()
        sink = PlayerSink(clock)
        sink.schedule([cue(1.5), cue(4.2, CueKind.LAST_REP), cue(5.0, CueKind.FINISH)])
        sleep_until(clock, 2.0)
        assert sink.pid
        os.kill(sink.pid, signal.SIGKILL)
        sleep_until(clock, 5.05)
        sink.close()
        assert seconds(clock) < 7.0
        time.sleep(DELAY_S)
    assert heard(tape, clock) == pytest.approx([1.5, 4.2, 5.0], abs=DELAY_S)
    ringing = np.flatnonzero(np.abs(tape.samples).max(axis=1) > 0.01)[-1] / tape.rate + tape.t0
    assert ringing - clock.perf_s(timedelta(seconds=5)) > 1.2


def test_a_sound_server_that_hangs_delays_nothing_and_sound_comes_back(audio_rig: PulseRig) -> None:
    with audio_rig.record() as tape:
        clock = SystemClock()
        sink = PlayerSink(clock)
        sink.schedule([cue(1.0 + k / 2) for k in range(14)])
        sleep_until(clock, 2.25)
        audio_rig.freeze()
        sleep_until(clock, 3.7)
        audio_rig.thaw()
        sleep_until(clock, 5.8)
        audio_rig.freeze()
        time.sleep(0.2)
        longest, told = 0.0, sink.notices()
        for k in range(50):
            began = time.perf_counter()
            sink.schedule([cue(20 + k)])
            sink.cancel(1, fade=True)
            told += sink.notices()
            longest = max(longest, time.perf_counter() - began)
        pid, began = sink.pid, time.perf_counter()
        sink.close()
        closed = time.perf_counter() - began
        audio_rig.thaw()
    assert longest < 0.02
    assert closed < 2
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    after = [at for at in heard(tape, clock) if at > 4.4]
    assert even(np.array(after[:3]), [4.5, 5.0, 5.5]), after


def test_a_sound_server_that_hangs_from_the_start_is_told_and_left(audio_rig: PulseRig) -> None:
    audio_rig.freeze()
    sink = PlayerSink(SystemClock())
    sink.schedule([cue(1)])
    told: list[str] = []
    deadline = time.perf_counter() + 8
    while not told and time.perf_counter() < deadline:
        time.sleep(0.1)
        told += sink.notices()
    began = time.perf_counter()
    sink.close()
    assert time.perf_counter() - began < 2
    assert told == ["No sound: the sound device does not answer; it returns by itself as soon as it can."]
    audio_rig.thaw()
