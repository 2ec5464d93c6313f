"""Reads spoken words and the author's sounds from their files."""

from __future__ import annotations

import stat
import sys
import wave
from array import array
from contextlib import closing
from pathlib import Path
from typing import Any

from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, SAMPLE_BYTES
from runtimer.discovery import Kind, load_part
from runtimer.formats.sound_files import LARGEST_BYTES, LONGEST_S

CHUNK_FRAMES = 8192
"""How much is decoded at once; between two of them others get their turn."""


class ClipError(Exception):
    """A sound file cannot be played; the message says why, for people."""


def read_clip(path: str) -> array[int]:
    """Return a sound file as interleaved stereo samples of 16 bits, 44.1 kHz: WAV, and FLAC where miniaudio is to be had.

    No more than :data:`LONGEST_S` is ever decoded. Raise ClipError.
    """
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_BYTES:
            raise ClipError("it is no file of a few megabytes")
        library = miniaudio()
        return read_wave(path, status.st_size) if library is None else decode(library, path)
    except (
        OSError,
        EOFError,
        RuntimeError,
        wave.Error,
    ) as error:  # a bare RuntimeError is how wave meets a chunk that lies
        raise ClipError(str(error) or "it is broken") from error


def miniaudio() -> Any:
    """Return the library as its back end loads it; None where there is none."""
    try:
        return load_part(Kind.BACK_END, "miniaudio").library()
    except ImportError:
        return None


def decode(library: Any, path: str) -> array[int]:
    """Return a file that miniaudio understands. Raise ClipError."""
    pcm = array("h")
    try:
        with closing(
            library.stream_file(path, nchannels=CHANNELS, sample_rate=RATE, frames_to_read=CHUNK_FRAMES)
        ) as chunks:
            for chunk in chunks:
                pcm.extend(chunk)
                _check_length(len(pcm) // CHANNELS, RATE)
    except library.MiniaudioError as error:
        raise ClipError(f"it is no sound ({error.args[0]})") from error
    return pcm


def read_wave(path: str, size: int) -> array[int]:
    """Return a PCM file of ``size`` bytes, whose header may claim more.

    Raise ClipError or what the wave module raises.
    """
    with wave.open(path, "rb") as file:
        channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
        if not rate:
            raise ClipError("it has no samples a second")
        data = file.readframes(
            min(LONGEST_S * rate + 1, size // (channels * width))
        )  # memory is taken before it is read
    frames = len(data) // (channels * width)
    _check_length(frames, rate)
    samples = sixteen_bits(data[: frames * channels * width], width)
    sides = [rescaled(samples[side::channels], rate) for side in range(min(channels, CHANNELS))]
    pcm = array("h", bytes(len(sides[0]) * CHANNELS * SAMPLE_BYTES))
    for side in range(CHANNELS):
        pcm[side::CHANNELS] = sides[side % len(sides)]
    return pcm


def sixteen_bits(data: bytes, width: int) -> array[int]:
    """Return samples of ``width`` bytes, as WAV has them, by the two bytes that matter."""
    if width == 1:
        return array("h", [(value - 128) << 8 for value in data])
    both = bytearray(len(data) // width * SAMPLE_BYTES)
    for byte in range(SAMPLE_BYTES):
        both[byte::SAMPLE_BYTES] = data[width - SAMPLE_BYTES + byte :: width]
    samples = array("h", bytes(both))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def rescaled(samples: array[int], rate: int) -> array[int]:
    """Return the samples of one channel for :data:`RATE` instead of ``rate``, on straight lines between them."""
    if rate == RATE or not samples:
        return samples
    ends = samples + samples[-1:]
    places = (divmod(i * rate, RATE) for i in range(len(samples) * RATE // rate))
    return array("h", [(ends[k] * (RATE - part) + ends[k + 1] * part) // RATE for k, part in places])


def _check_length(frames: int, rate: int) -> None:
    if frames > LONGEST_S * rate:
        raise ClipError(f"it lasts longer than {LONGEST_S} s")
