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
from rig.loudness import EXACT, loud_frames_of, loud_times

from runtimer.adapters.audio.keeper import CLOSE_S
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.domain.sound import SoundSettings
from runtimer.engine.cues.cue import Cue, CueId, CueKind

DELAY_S = 0.2
"""More than the recorder's delivery and the stream's buffer delay every sound together."""
NEAR_S = 0.9
"""What a machine at work may move a sound by; later it is left out."""
AT_ONCE_S = 2.0
"""What waits for a server that hangs waits longer."""
HUSHED_S = 0.5
"""So long after a pause nothing is heard."""


def cue(at_s: float, kind: CueKind = CueKind.TICK, revision: int = 1) -> Cue:
    return Cue(CueId(revision, 1, kind.value, round(at_s * 1000)), timedelta(seconds=at_s), kind, NEAR_S)


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


def in_place(tape: Recorder, clock: SystemClock, places_s: Sequence[float]) -> bool:
    """Whether something begins to be heard where it is due."""
    onsets = heard(tape, clock)
    return all(((onsets >= at) & (onsets < at + DELAY_S + NEAR_S)).any() for at in places_s)


def test_every_beep_is_heard_in_its_place_with_both_cores_busy(audio_rig: PulseRig) -> None:
    changes = {3.0: CueKind.GO, 4.4: CueKind.SET_DONE, 5.8: CueKind.EASE}
    cues = [cue(change - k * 0.25) for change in changes for k in (3, 2, 1)] + [
        cue(at, kind) for at, kind in changes.items()
    ]
    with audio_rig.record() as tape:
        clock = SystemClock()
        with load(2), closing(PlayerSink(clock, SoundSettings("miniaudio"))) as sink:
            sink.schedule(cues)
            sleep_until(clock, 6.1)
            assert sink.notices() == []
            assert sink.name == "miniaudio (PulseAudio)"
        time.sleep(DELAY_S + NEAR_S)
    assert in_place(tape, clock, [c.at / timedelta(seconds=1) for c in cues])
    assert len(loud_times(tape)) == pytest.approx(loud_frames_of(c.kind.value for c in cues), rel=EXACT)


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
            sleep_until(clock, 4.6)
        time.sleep(DELAY_S + NEAR_S)
    assert in_place(tape, clock, [1.5, 4.0, 4.5])
    later = loud_times(tape) - clock.perf_s(timedelta(seconds=paused + HUSHED_S))
    later = later[later > 0]
    assert (later > 3.9 - paused - HUSHED_S).all(), "neither what was cancelled nor what is a second late"
    assert len(later) == pytest.approx(loud_frames_of(["tick", "go"]), rel=EXACT)


def test_a_killed_player_is_replaced_and_the_finish_rings_out(audio_rig: PulseRig) -> None:
    with audio_rig.record() as tape:
        clock = SystemClock()
        sink = PlayerSink(clock)
        sink.schedule([cue(1.5), cue(5.2, CueKind.LAST_REP), cue(6.0, CueKind.FINISH)])
        sleep_until(clock, 1.5 + NEAR_S + 0.1)  # the tick is not due any more
        assert sink.pid
        os.kill(sink.pid, signal.SIGKILL)
        sleep_until(clock, 6.05)
        sink.close()
        assert seconds(clock) < 6.05 + 2 * CLOSE_S
        time.sleep(DELAY_S + NEAR_S)
    assert in_place(tape, clock, [1.5, 5.2, 6.0])
    assert len(loud_times(tape)) == pytest.approx(loud_frames_of(["tick", "last-rep", "finish"]), rel=EXACT)
    ringing = np.flatnonzero(np.abs(tape.samples).max(axis=1) > 0.01)[-1] / tape.rate + tape.t0
    assert ringing - clock.perf_s(timedelta(seconds=6)) > 1.2


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
    assert longest < AT_ONCE_S
    assert closed < CLOSE_S
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert in_place(tape, clock, [4.5, 5.0, 5.5])


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
    assert time.perf_counter() - began < CLOSE_S
    assert told == ["No sound: the sound device does not answer; it returns by itself as soon as it can."]
    audio_rig.thaw()
