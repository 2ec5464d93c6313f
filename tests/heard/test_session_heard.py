"""A real session, recorded: every tone at its place, and nothing stale."""

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

WORKOUT = """\
name: Forty seconds
steps:
  - repeat: 2
    steps: [{run: 9s, speed: 16km/h}]
    between: [{rest: 8s}]
  - cooldown: 8s
"""
HALF_S = 22.0
EXACT_S, MOST = 0.002, 0.75
"""How exact an interval between two tones is, and the share of them that is so."""
MOVED_S = 0.05
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


def test_every_tone_of_a_session_is_heard_once_at_its_place(tmp_path: Path, audio_rig: PulseRig) -> None:
    """The first half on an idle machine, the second one with both cores busy.

    Programs that start beside it can move the whole stream by a block of the server's, 15 ms, and back: that
    spoils few intervals between two tones, and how far it moves is measured in ``benchmarks/sound.py``. Where
    we put a tone wrong, most are spoilt.
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
    onsets = tape.onsets()
    places = np.array([seconds for seconds, _ in expected])
    origin = onsets[0] - places[0]
    heard = np.array([onsets[np.argmin(np.abs(onsets - origin - place))] for place in places])
    errors_s = heard - places - np.median(heard - places)
    assert np.abs(errors_s).max() < MOVED_S, str((errors_s * 1000).round(2).tolist())
    exact = np.abs(np.diff(heard) - np.diff(places)) < EXACT_S
    assert exact.mean() >= MOST, str((errors_s * 1000).round(2).tolist())
    strays = [onset for onset in onsets if np.abs(onset - heard).min() > 0.6]
    assert strays == []


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
        while "segment-entered" not in program.stdout.readline():
            pass
        time.sleep(5.4)
        print(key, file=program.stdin, flush=True)
        pressed = time.monotonic()
        time.sleep(4)
        program.communicate("q\n", timeout=10)
    after = [onset - pressed for onset in tape.onsets() if onset > pressed]
    assert len(after) == changes
    assert all(onset < 0.2 for onset in after), after
    assert len(tape.onsets()) == 4 + changes


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
    assert max(arrived) < 0.25
