"""The sound files that a workout brings: judged by their first bytes, before anything is decoded."""

from __future__ import annotations

import struct

from runtimer.formats.scalars.refusal import Refused, quoted

HEAD_BYTES = 64 * 1024
"""How much of a file :func:`check_sound` needs to see."""
LARGEST_BYTES = 5 * 1024 * 1024
LONGEST_S = 30
"""A cue is a gong or a jingle, not music to run by."""
RATES_HZ = range(8_000, 96_001)
CHANNELS = (1, 2)
BITS = (8, 16, 24, 32)

_PCM, _EXTENSIBLE = 1, 0xFFFE
_FORMAT = struct.Struct("<HHIIHH")
"""Of WAV: kind, channels, rate, bytes a second, bytes a frame, bits a sample."""
_SUBFORMAT_AT = 24
_STREAMINFO_BYTES, _STREAMINFO_AT = 34, 8
_SAVE = "save it as WAV (PCM) or FLAC"


def check_sound(data_head: bytes, size: int, name: str) -> None:
    """Raise Refused unless a file of ``size`` bytes that begins with ``data_head`` is a playable sound.

    ``data_head`` is its first :data:`HEAD_BYTES`, or all of it; ``name`` is what the workout calls it.
    """
    if size > LARGEST_BYTES:
        most = f"{LARGEST_BYTES >> 20} MiB is the most"
        raise Refused(
            "large-sound",
            f"{quoted(name)} has {size / (1 << 20):.1f} MiB, {most}",
            "shorten it, or save it as FLAC",
        )
    if data_head[:4] == b"RIFF" and data_head[8:12] == b"WAVE":
        _check_wav(data_head, size, name)
    elif data_head[:4] == b"fLaC":
        _check_flac(data_head, name)
    else:
        raise Refused("not-a-sound", f"{quoted(name)} is neither a WAV nor a FLAC file", _SAVE)


def _check_wav(head: bytes, size: int, name: str) -> None:
    if int.from_bytes(head[4:8], "little") + 8 > size:
        raise _broken(name, "ends before its header says so")
    at, frame_bytes, rate = 12, 0, 0
    while len(chunk := head[at : at + 8]) == 8:
        kind, length = chunk[:4], int.from_bytes(chunk[4:], "little")
        at += 8
        if at + length > size:
            raise _broken(name, f"says that it holds {length} bytes more, and it has {size - at}")
        if kind == b"fmt ":
            frame_bytes, rate = _wav_format(head[at : at + length], name)
        elif kind == b"data":
            if not frame_bytes:
                raise _broken(name, "does not say how it is to be read")
            _check_length(length // frame_bytes, rate, name)
            return
        at += length + length % 2
    raise _broken(name, "has no sound where it is looked for")


def _wav_format(chunk: bytes, name: str) -> tuple[int, int]:
    """Return the bytes of a frame and the frames of a second; raise Refused."""
    if len(chunk) < _FORMAT.size:
        raise _broken(name, "does not say how it is to be read")
    kind, channels, rate, _, frame_bytes, bits = _FORMAT.unpack_from(chunk)
    if kind == _EXTENSIBLE:
        kind = int.from_bytes(chunk[_SUBFORMAT_AT : _SUBFORMAT_AT + 2], "little")
    if kind != _PCM:
        raise Refused("sound-format", f"{quoted(name)} is a WAV file of a kind that is not read", _SAVE)
    _check_kind(channels, rate, bits, name)
    if frame_bytes != channels * bits // 8:
        raise _broken(name, "contradicts itself")
    return frame_bytes, rate


def _check_flac(head: bytes, name: str) -> None:
    kind, length = head[4:5], int.from_bytes(head[5:8], "big")
    info = head[_STREAMINFO_AT : _STREAMINFO_AT + _STREAMINFO_BYTES]
    if not kind or kind[0] & 0x7F or length != _STREAMINFO_BYTES or len(info) < _STREAMINFO_BYTES:
        raise _broken(name, "does not say how it is to be read")
    # 20 bits of rate, 3 of channels less one, 5 of bits less one, 36 of frames
    packed = int.from_bytes(info[10:18], "big")
    _check_kind((packed >> 41 & 0b111) + 1, packed >> 44, (packed >> 36 & 0b11111) + 1, name)
    _check_length(packed & 0xF_FFFF_FFFF, packed >> 44, name)


def _check_kind(channels: int, rate: int, bits: int, name: str) -> None:
    if channels not in CHANNELS:
        raise Refused(
            "sound-format", f"{quoted(name)} has {channels} channels", "save it with one channel or two"
        )
    if rate not in RATES_HZ:
        raise Refused(
            "sound-format",
            f"{quoted(name)} has {rate} samples a second",
            "save it with 44100 samples a second",
        )
    if bits not in BITS:
        raise Refused(
            "sound-format", f"{quoted(name)} has {bits} bits a sample", "save it with 16 bits a sample"
        )


def _check_length(frames: int, rate: int, name: str) -> None:
    if not frames:
        raise _broken(name, "holds no sound, or does not say how much")
    if frames > LONGEST_S * rate:
        seconds = frames / rate
        lasts = f"{seconds:.1f} s" if seconds < 100 else f"{seconds / 60:.0f} minutes"
        raise Refused("long-sound", f"{quoted(name)} lasts {lasts}, {LONGEST_S} s is the most", "shorten it")


def _broken(name: str, what: str) -> Refused:
    return Refused("broken-sound", f"{quoted(name)} {what}", "save it again")
