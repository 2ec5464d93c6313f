"""A real session, recorded: every tone once, in its place, and nothing stale.

Seen in logs of callbacks and of the server beside a recording that carried the number of each frame: programs that
start beside it keep the player's thread, or the whole machine, waiting until the server has nothing left to play.
The silence that it puts in is in the recording, and moves what follows. Nobody can promise milliseconds on such a
machine; ``benchmarks/sound.py`` measures them. What is promised on any is that each tone is heard, whole and once.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from rig.audiorig import PulseRig
from rig.loudness import EXACT, loud_frames_of, loud_times

WORKOUT = """\
name: Forty seconds
steps:
  - repeat: 2
    steps: [{run: 9s, speed: 16km/h}]
    between: [{rest: 8s}]
  - cooldown: 8s
"""
HALF_S = 22.0
NEAR_S = 0.45
"""How far a tone may be from its place: a tick that would be later than 0.3 s is left out."""
SOON_S = 2.0
"""What waits for a server that hangs waits longer, and a step's own ticks come later."""
CUE = re.compile(r"(\d+):(\d\d):(\d\d\.\d{3}) cue (\S+)")


@contextmanager
def busy(cores: int) -> Iterator[None]:
    """Keep so many cores busy.

    With small programs, since to copy this large one stops the machine for a moment.
    """
    burners = [
        subprocess.Popen([sys.executable, "-S", "-c", "while True: sum(range(10_000))"]) for _ in range(cores)
    ]
    try:
        yield
    finally:
        for process in burners:
            process.kill()
            process.wait()


def session(tmp_path: Path, rig: PulseRig) -> subprocess.Popen[str]:
    """The program in lines, playing tones into the rig; it gets ready for five seconds."""
    path, settings = tmp_path / "forty.yaml", tmp_path / "settings" / "runtimer.toml"
    path.write_text(WORKOUT, encoding="utf-8")
    settings.parent.mkdir()
    settings.write_text("[sound]\nwords = 0\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "runtimer",
        "run",
        str(path),
        "--plain",
        "--ready",
        "5",
        "--audio",
        "miniaudio",
    ]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=rig.env | {"RUNTIMER_HOME": str(tmp_path)},
    )


def cues(lines: str) -> list[tuple[float, str]]:
    """(seconds, kind) of every cue that the session told of."""
    found = [CUE.match(line) for line in lines.splitlines()]
    return [(int(m[1]) * 3600 + int(m[2]) * 60 + float(m[3]), m[4]) for m in found if m]


def origin_of(onsets: np.ndarray, places: np.ndarray) -> float:
    """When the session's seconds began, so that its cues are nearest to what was heard."""
    origins = (onsets[:, np.newaxis] - places).ravel()
    misses = [np.abs(onsets[:, np.newaxis] - places - origin).min(axis=0).clip(max=1) for origin in origins]
    return float(origins[np.argmin([missed.sum() for missed in misses])])


def test_every_tone_of_a_session_is_heard_once_at_its_place(tmp_path: Path, audio_rig: PulseRig) -> None:
    """The first half on an idle machine, the second one with both cores busy.

    From each cue's place to the next one's as much is heard as its tone has, and nothing elsewhere. One tick
    may be left out, which a machine that stood still would have made misleading.
    """
    with audio_rig.record() as tape:
        program = session(tmp_path, audio_rig)
        time.sleep(HALF_S)
        with busy(2):
            out, errors = program.communicate(timeout=90)
        time.sleep(0.5)
    expected = cues(out)
    assert all("sleep timer" in line for line in errors.splitlines()), errors
    assert [kind for _, kind in expected if kind != "tick"] == [
        "go",
        "ease",
        "last-rep",
        "set-done",
        "finish",
    ]
    assert len(expected) == 5 * 4
    places = np.array([seconds for seconds, _ in expected])
    begins = origin_of(tape.onsets(), places) + places - NEAR_S
    heard = np.histogram(loud_times(tape), [0.0, *begins, np.inf])[0].tolist()
    silenced = [kind for (_, kind), frames in zip(expected, heard[1:], strict=True) if not frames]
    assert silenced in ([], ["tick"])
    due = [
        bool(frames) * loud_frames_of([kind]) for (_, kind), frames in zip(expected, heard[1:], strict=True)
    ]
    assert heard == pytest.approx([0, *due], rel=EXACT)


@pytest.mark.parametrize(("key", "changes"), [("p", 0), ("n", 1), ("left", 1)])
def test_pause_next_and_back_silence_what_was_due(
    key: str, changes: int, tmp_path: Path, audio_rig: PulseRig
) -> None:
    """Of the three ticks that were to come none is heard.

    The step that begins instead has its tone at once, its own ticks later.
    """
    with audio_rig.record() as tape:
        program = session(tmp_path, audio_rig)
        assert program.stdin
        assert program.stdout
        lines = ""
        while "cue go" not in lines:
            lines += program.stdout.readline()
        time.sleep(5.4)
        print(key, file=program.stdin, flush=True)
        pressed = time.monotonic()
        time.sleep(4)
        lines += program.communicate("q\n", timeout=10)[0]
    kinds = [kind for _, kind in cues(lines)]
    assert len(kinds) == 4 + changes
    loud = loud_times(tape)
    assert len(loud) == pytest.approx(loud_frames_of(kinds), rel=EXACT)
    assert np.sum(loud > pressed) == pytest.approx(loud_frames_of(kinds[4:]), rel=EXACT)
    assert (loud[loud > pressed] < pressed + SOON_S).all()


def test_sound_server_that_is_stopped_delays_no_line(tmp_path: Path, audio_rig: PulseRig) -> None:
    program = session(tmp_path, audio_rig)
    assert program.stdin
    assert program.stdout
    began = time.monotonic()
    arrived = []
    while len(arrived) < 12:
        line = program.stdout.readline()
        seconds = float(line.split()[0].rsplit(":", 1)[1])
        if len(arrived) == 2:
            audio_rig.freeze()
        if not arrived:
            began = time.monotonic() - seconds
        arrived.append(time.monotonic() - began - seconds)
    program.communicate("q\n", timeout=10)
    assert max(arrived) < SOON_S
