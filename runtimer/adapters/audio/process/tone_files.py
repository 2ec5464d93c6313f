"""Reads the tones that ship with runtimer."""

from __future__ import annotations

import sys
import wave
from array import array
from pathlib import Path

from runtimer.discovery import Kind, part_files

RATE = 44_100
CHANNELS = 2
SAMPLE_BYTES = 2


def read_tone(path: Path) -> array[int]:
    """Return a mono 16-bit WAV file of 44.1 kHz as interleaved stereo samples.

    Raise OSError when it cannot be read, ValueError when it is of another kind.
    """
    try:
        with wave.open(str(path), "rb") as file:
            kind = (file.getnchannels(), file.getsampwidth(), file.getframerate())
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    if kind != (1, SAMPLE_BYTES, RATE):
        raise ValueError(f"{path.name}: not mono, 16 bit, {RATE} Hz")
    mono = array("h", data)
    if sys.byteorder == "big":
        mono.byteswap()
    stereo = array("h", bytes(len(data) * CHANNELS))
    for channel in range(CHANNELS):
        stereo[channel::CHANNELS] = mono
    return stereo


def read_tones() -> dict[str, array[int]]:
    """Return every tone that ships with runtimer, by name. Raise OSError or ValueError when one is broken."""
    return {name: read_tone(path) for name, path in part_files(Kind.TONE).items()}
