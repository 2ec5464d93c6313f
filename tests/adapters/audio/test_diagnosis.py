"""The doctor finds out by trying whether sound comes out, and knows what helps where it does not."""

from __future__ import annotations

import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from rig.audiorig import PulseRig

from runtimer.adapters.audio import diagnosis
from runtimer.adapters.audio.process.device import RACES, SILENT
from runtimer.adapters.audio.process.examination import Examination, evenness
from runtimer.adapters.audio.process.tone_files import RATE
from runtimer.adapters.programs.interpreter import start_interpreter
from runtimer.cli.main import main
from runtimer.ports.sound import Clip

NO_DEVICE = "no sound device was found (pulseaudio: cannot init context)"


@pytest.fixture
def no_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "asound.conf").write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    monkeypatch.setenv("PATH", str(tmp_path))  # no program that speaks either


def beep(path: Path, seconds: float) -> Clip:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.full(round(seconds * RATE), 12_000, "<i2").tobytes())
    return Clip(str(path), seconds)


def test_evenness_is_how_late_sound_is_asked_for() -> None:
    even = [(10 + k / 20, k * RATE // 20) for k in range(100)]
    late = [
        (when + (0.004 if k == 50 else 0.001 if k % 10 == 0 else 0.0), frame)
        for k, (when, frame) in enumerate(even)
    ]
    assert evenness(even) == pytest.approx((100, 50, 0, 0), abs=1e-6)
    assert evenness(late) == pytest.approx((100, 50, 4, 4), abs=1e-6)
    assert evenness(late[:50]) == pytest.approx((50, 50, 1, 1), abs=1e-6)
    assert evenness(even[:1]) == (1, 0, 0, 0)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize(
    ("found", "helps"),
    [
        (Examination("miniaudio", why="not installed"), "pip install miniaudio"),
        (Examination("simpleaudio", why="not installed"), "runtimer[simpleaudio]"),
        (Examination("miniaudio", why=SILENT), "restart"),
        (Examination("miniaudio", why=RACES), ".asoundrc"),
        (Examination("miniaudio", why=NO_DEVICE), "headphones"),
        (Examination("simpleaudio", why="simpleaudio: Error opening PCM device."), "headphones"),
        (Examination("miniaudio", "miniaudio (x)", late_ms=3, latest_ms=140), "cable"),
        (Examination("miniaudio", "miniaudio (x)", late_ms=3, latest_ms=4), ""),
    ],
    ids=lambda value: (value.why or value.name or value.backend) if isinstance(value, Examination) else "",
)
def test_what_helps(found: Examination, helps: str, platform: str) -> None:
    told = diagnosis.remedy(found, platform)
    assert helps in told
    assert bool(told) is bool(helps)


def test_a_driver_that_hangs_or_crashes_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def driver(code: str) -> Callable[..., subprocess.Popen[bytes]]:
        return lambda *_: start_interpreter("-c", code)

    monkeypatch.setattr(diagnosis, "start_interpreter", driver("import os; os.abort()"))
    assert "ended" in diagnosis.examination("miniaudio", None).why
    monkeypatch.setattr(diagnosis, "HANGS_S", 0.1)
    monkeypatch.setattr(diagnosis, "start_interpreter", driver("import time; time.sleep(60)"))
    began = time.monotonic()
    assert diagnosis.examination("miniaudio", None).why == SILENT
    assert time.monotonic() - began < 30, "it is ended, not waited for"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has devices by configuration")
@pytest.mark.usefixtures("no_device")
def test_without_a_device_it_says_what_helps_and_fails(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    assert main(["doctor"]) == 1
    out, errors = capfd.readouterr()
    assert "  miniaudio    no sound device was found" in out
    assert "remedy: plug in or connect headphones" in out
    assert "Words: none; No words: " in out
    assert "No sound comes out." in out
    assert errors == ""


def test_with_one_it_measures_what_is_heard_and_succeeds(
    audio_rig: PulseRig, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "runtimer.cli.commands.doctor._spoken", lambda _: ("fake", beep(tmp_path / "phrase.wav", 0.4), [])
    )
    with audio_rig.record() as tape:
        assert main(["doctor", "audio"]) == 0
    out, errors = capfd.readouterr()
    assert "  miniaudio    plays: miniaudio (PulseAudio)" in out
    assert "device: Null Output" in out
    assert ", every 60 ms; 99 in 100 at most " in out
    assert "Words: fake said 'This is runtimer.', 0.4 s\n" in out
    assert "Sound comes out of miniaudio (PulseAudio)." in out
    assert errors == ""
    level = np.abs(tape.samples).max(axis=1)
    assert (level > 0.05).any(), "a beep"
    assert np.count_nonzero(np.isclose(level, 12_000 / 32_768, atol=0.01)) > 0.35 * RATE, "a phrase"


def test_a_server_that_hangs_is_told_with_what_helps(audio_rig: PulseRig) -> None:
    audio_rig.freeze()
    began = time.monotonic()
    found = diagnosis.examination("miniaudio", None)
    audio_rig.thaw()
    assert found.why == SILENT
    assert time.monotonic() - began < 30
