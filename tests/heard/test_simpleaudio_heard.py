"""The back end without a stream, heard: in this Python where the extra is installed, and in others that are named.

``RUNTIMER_SIMPLEAUDIO`` may hold the paths of further interpreters that have simpleaudio or simpleaudio-patched, as PATH does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from rig.audiorig import PulseRig, Recorder

from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.clocks import SystemClock
from runtimer.adapters.programs import interpreter
from runtimer.domain.sound import SoundSettings
from runtimer.engine.cues.cue import Cue, CueId, CueKind

ROOT = Path(__file__).parents[2]
OTHERS = [path for path in os.environ.get("RUNTIMER_SIMPLEAUDIO", "").split(os.pathsep) if path]
EVEN_S = 0.06
"""What opening the device anew for each sound costs a cue, at most."""
DELAY_S = 0.4
"""What server, plugin and recorder delay all of them."""
HANDED_S = 0.35
"""What simpleaudio has handed to ALSA is heard to its end."""
BLOCK_S = 0.025
"""The server mixes what comes into a block that has begun: the recorder hears it so much too early."""


@pytest.fixture(params=[sys.executable, *OTHERS])
def player_python(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have players run in this interpreter, which has the library."""
    python = shutil.which(request.param)
    assert python, f"RUNTIMER_SIMPLEAUDIO names {request.param}, which is not there"
    found = subprocess.run([python, "-c", "import simpleaudio"], capture_output=True)
    if found.returncode:
        assert request.param == sys.executable, f"{request.param} has no simpleaudio"
        pytest.skip(
            "simpleaudio is not installed here: pip install '.[simpleaudio]' needs a C compiler and ALSA's headers"
        )
    monkeypatch.setattr(interpreter.sys, "executable", python)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return python


def cue(at_s: float, kind: CueKind = CueKind.TICK) -> Cue:
    return Cue(CueId(1, 1, kind.value, round(at_s * 1000)), timedelta(seconds=at_s), kind, 0.3)


def heard(tape: Recorder, clock: SystemClock) -> np.ndarray:
    return tape.onsets() - clock.perf_s(timedelta(0))


def test_every_sound_is_heard_near_its_place_and_a_pause_ends_them(
    player_python: str, audio_rig: PulseRig
) -> None:
    places = [2.0, 2.4, 2.8, 3.2, 3.6, 4.0]
    with audio_rig.record() as tape:
        clock = SystemClock()
        with closing(PlayerSink(clock, SoundSettings("simpleaudio"))) as sink:
            sink.schedule([*map(cue, places), cue(4.6, CueKind.FINISH), cue(5.1), cue(6.0)])
            time.sleep(clock.until_s(timedelta(seconds=4.9)))
            assert (sink.name, sink.notices()) == ("simpleaudio", [])
            sink.cancel(2, fade=True)
            time.sleep(1.3)
            assert sink.notices() == []
    onsets = heard(tape, clock)
    delay = onsets - [*places, 4.6]
    assert np.ptp(delay) < EVEN_S, delay
    assert -BLOCK_S <= delay.min() < DELAY_S
    ends = (
        np.flatnonzero(np.abs(tape.samples).max(axis=1) > 0.01)[-1] / tape.rate
        + tape.t0
        - clock.perf_s(timedelta(0))
    )
    assert ends < 4.9 + HANDED_S + delay.max()


def test_the_server_dies_and_comes_back(player_python: str, audio_rig: PulseRig) -> None:
    clock = SystemClock()
    with closing(PlayerSink(clock, SoundSettings("simpleaudio"))) as sink:
        sink.schedule([cue(k / 2) for k in range(2, 40)])
        time.sleep(1.2)
        assert sink.name == "simpleaudio"
        audio_rig.kill()
        told: list[str] = []
        end = time.monotonic() + 5
        while not told and time.monotonic() < end:
            time.sleep(0.05)
            told = sink.notices()
        assert [notice.split(":")[0] for notice in told] == ["No sound"]
        audio_rig.start()
        returned = time.monotonic()
        with audio_rig.record() as tape:
            time.sleep(3)
        assert sink.notices() == ["Sound is back: simpleaudio."]
    assert tape.onsets()[0] - returned < 2.0 + DELAY_S
