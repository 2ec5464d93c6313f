"""WAV files of spoken words: 16 bits, checked before they are read."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from runtimer.adapters.speech.speech_failure import SpeechFailure

PCM = 1
EXTENSIBLE = 0xFFFE
"""A format whose real one stands 24 bytes further on."""
RATES = range(8_000, 96_001)
"""Samples a second that make sense for speech."""
HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
"""The header of a file that was written here."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Samples (16 bits, one channel) at so many a second."""

    rate: int
    samples: array[int]


def read_wav(data: bytes) -> Speech:
    """Return the first channel of a WAV file, whatever size its header claims: pipes do not know it.

    Raise SpeechFailure when it is no WAV file with 16-bit samples of one or two channels.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise SpeechFailure("what it wrote is no WAV file")
    layout: tuple[int, int] | None = None
    for name, body in _chunks(data):
        if name == b"fmt ":
            layout = _layout(body)
        elif name == b"data":
            if layout is None:
                break
            rate, channels = layout
            samples = _samples(body[: len(body) // (2 * channels) * 2 * channels])
            return Speech(rate, samples[::channels])
    raise SpeechFailure("there is no sound in its WAV file")


def write_wav(speech: Speech) -> bytes:
    """Return a WAV file of it."""
    pcm = _little_endian(speech.samples).tobytes()
    rate = speech.rate
    header = HEADER.pack(
        b"RIFF",
        HEADER.size - 8 + len(pcm),
        b"WAVE",
        b"fmt ",
        16,
        PCM,
        1,
        rate,
        2 * rate,
        2,
        16,
        b"data",
        len(pcm),
    )
    return header + pcm


def seconds_of(header: bytes, size: int) -> float | None:
    """Return how long a file written here lasts, by its first bytes and its size.

    None when it is none or was cut.
    """
    if len(header) < HEADER.size:
        return None
    rate, frames = HEADER.unpack_from(header)[7], (size - HEADER.size) // 2
    if rate not in RATES or frames < 1:
        return None
    expected = HEADER.pack(
        b"RIFF", size - 8, b"WAVE", b"fmt ", 16, PCM, 1, rate, 2 * rate, 2, 16, b"data", 2 * frames
    )
    return frames / rate if header[: HEADER.size] == expected else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield name and body of each part; a body ends with the file at the latest."""
    view, at = memoryview(data), 12
    while at + 8 <= len(data):
        size = int.from_bytes(view[at + 4 : at + 8], "little")
        yield bytes(view[at : at + 4]), view[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _layout(body: memoryview) -> tuple[int, int]:
    """Return rate and channels."""
    if len(body) < 16:
        raise SpeechFailure("the header of its WAV file is cut off")
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
    if kind == EXTENSIBLE and len(body) >= 26:
        kind = int.from_bytes(body[24:26], "little")
    if kind != PCM or bits != 16 or channels not in (1, 2) or rate not in RATES:
        raise SpeechFailure("its WAV file is not 16-bit PCM with one or two channels")
    return rate, channels


def _samples(pcm: memoryview) -> array[int]:
    samples = array("h")
    samples.frombytes(pcm)
    return _little_endian(samples)


def _little_endian(samples: array[int]) -> array[int]:
    """Swap the bytes on machines that have them the other way round."""
    if sys.byteorder == "little":
        return samples
    swapped = samples[:]
    swapped.byteswap()
    return swapped
