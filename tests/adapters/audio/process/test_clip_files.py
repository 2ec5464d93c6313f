"""Clips of any kind become the same samples, with miniaudio or without it, and hostile files become a reason."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import struct
import subprocess
import sys
import tracemalloc
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtimer.adapters.audio.process import clip_files
from runtimer.adapters.audio.process.clip_files import ClipError, read_clip
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE
from runtimer.formats.sound_files import LARGEST_BYTES, LONGEST_S

HERTZ = 440.0


@pytest.fixture(params=["miniaudio", "wave"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], np.ndarray]:
    """Reads a clip as frames of two samples, by the library or where it cannot be had."""
    if request.param == "wave":
        monkeypatch.setattr(clip_files, "miniaudio", lambda: None)
    else:
        pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    return lambda path: np.array(read_clip(path), int).reshape(-1, CHANNELS)


def sine(frames: int, rate: int) -> np.ndarray:
    return np.sin(2 * math.pi * HERTZ * np.arange(frames) / rate) / 2


def write(path: Path, channels: list[np.ndarray], rate: int, width: int) -> str:
    """A WAV file whose channels are -1 to 1."""
    whole = np.round(np.stack(channels, 1) * (2 ** (8 * width - 1) - 1)).astype(np.int64)
    if width == 1:
        whole += 128
    data = whole.astype("<i8").tobytes()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(b"".join(data[i : i + width] for i in range(0, len(data), 8)))
    return str(path)


@contextlib.contextmanager
def little_memory(most: int) -> Iterator[None]:
    """Fails when more bytes than ``most`` were in use at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("rate", [8000, 22_050, 44_100, 48_000])
def test_any_width_and_rate_becomes_the_same_sound(
    reader: Callable[[str], np.ndarray], tmp_path: Path, rate: int, width: int
) -> None:
    pcm = reader(write(tmp_path / "a.wav", [sine(rate // 2, rate)], rate, width))
    expected = sine(len(pcm), RATE) * 32767
    assert len(pcm) == pytest.approx(RATE / 2, abs=RATE / 500)
    assert (pcm[:, 0] == pcm[:, 1]).all()
    shift = max(
        range(60), key=lambda frames: float(np.dot(pcm[frames : 10_000 + frames, 0], expected[:10_000]))
    )
    assert shift <= RATE / 1000, "it begins where it began"
    assert np.abs(pcm[shift : shift + 10_000, 0] - expected[:10_000])[100:].max() < 900


def test_two_channels_stay_apart(reader: Callable[[str], np.ndarray], tmp_path: Path) -> None:
    sides = [np.full(4410, 0.5), np.full(4410, -0.25)]
    pcm = reader(write(tmp_path / "a.wav", sides, RATE, 2))
    assert len(pcm) == 4410
    assert np.abs(pcm - [16384, -8192]).max() <= 1


HOUR = (
    b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0"
    + struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)
    + b"data\xff\xff\xff\xff"
)


def test_a_header_that_claims_more_than_there_is_gives_what_there_is(
    reader: Callable[[str], np.ndarray], tmp_path: Path
) -> None:
    (tmp_path / "a.wav").write_bytes(HOUR + bytes(600 - len(HOUR)))
    assert len(reader(str(tmp_path / "a.wav"))) == (600 - len(HOUR)) // 2


def test_no_more_is_decoded_than_the_longest_sound(
    reader: Callable[[str], np.ndarray], tmp_path: Path
) -> None:
    rate = 8000
    path = write(tmp_path / "long.wav", [np.zeros(rate * 120)], rate, 1)
    with (
        little_memory(2 * LONGEST_S * RATE * CHANNELS * 2),
        pytest.raises(ClipError, match="longer than 30 s"),
    ):
        reader(path)


def test_a_header_that_claims_four_gigabytes_a_second_costs_no_memory(
    reader: Callable[[str], np.ndarray], tmp_path: Path
) -> None:
    claim = HOUR.replace(struct.pack("<I", RATE), b"\xff\xff\xff\xff")
    (tmp_path / "a.wav").write_bytes(claim + bytes(1000))
    with little_memory(1 << 20), contextlib.suppress(ClipError):
        assert len(reader(str(tmp_path / "a.wav"))) <= 500


@pytest.mark.parametrize(
    "text",
    [b"", b"RIFF", b"fLaC", b"a text, and not a sound; but long enough to be looked at twice", HOUR[:40]],
)
def test_what_is_no_sound_is_a_reason(
    reader: Callable[[str], np.ndarray], tmp_path: Path, text: bytes
) -> None:
    (tmp_path / "a.wav").write_bytes(text)
    with pytest.raises(ClipError, match=r"\w"):
        reader(str(tmp_path / "a.wav"))


def test_what_is_no_file_of_a_few_megabytes_is_not_opened(
    reader: Callable[[str], np.ndarray], tmp_path: Path
) -> None:
    with (tmp_path / "large.wav").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    for path in (tmp_path, tmp_path / "large.wav", tmp_path / "none.wav"):
        with pytest.raises(ClipError):
            reader(str(path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_is_not_waited_for(reader: Callable[[str], np.ndarray], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(ClipError, match="no file"):
        reader(str(tmp_path / "pipe.wav"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(at=st.integers(0, 60), patch=st.binary(min_size=1, max_size=12), cut=st.integers(0, 300))
def test_whatever_the_bytes_it_is_a_sound_or_a_reason(
    reader: Callable[[str], np.ndarray], tmp_path: Path, at: int, patch: bytes, cut: int
) -> None:
    path = tmp_path / "mutated.wav"
    whole = Path(write(path, [sine(2000, RATE)], RATE, 2)).read_bytes()
    path.write_bytes((whole[:at] + patch + whole[at + len(patch) :])[: len(whole) - cut])
    try:
        pcm = reader(str(path))
    except ClipError:
        pcm = np.zeros((0, CHANNELS))
    assert len(pcm) <= LONGEST_S * RATE


def test_flac_is_read_where_miniaudio_is(tmp_path: Path) -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    if not (sox := shutil.which("sox")):
        pytest.skip("not installed: sox")
    written = write(tmp_path / "a.wav", [sine(RATE // 4, RATE)], RATE, 2)
    subprocess.run([sox, written, str(tmp_path / "a.flac")], check=True)
    assert read_clip(str(tmp_path / "a.flac")) == read_clip(written)
