"""A sound file is judged by its first bytes: what lies, is too long or no sound is refused, whatever its name."""

from __future__ import annotations

import io
import struct
import tracemalloc
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.sound_files import HEAD_BYTES, LARGEST_BYTES, check_sound

PCM_GUID = b"\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"


def wav(frames: int = 4410, rate: int = 44_100, channels: int = 1, width: int = 2) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(frames * channels * width))
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def riff(*chunks: bytes) -> bytes:
    return chunk(b"RIFF", b"WAVE" + b"".join(chunks))


def fmt(
    kind: int = 1,
    channels: int = 1,
    rate: int = 44_100,
    bits: int = 16,
    frame_bytes: int | None = None,
    more: bytes = b"",
) -> bytes:
    each = channels * bits // 8 if frame_bytes is None else frame_bytes
    return chunk(b"fmt ", struct.pack("<HHIIHH", kind, channels, rate, rate * each, each, bits) + more)


def flac(frames: int, rate: int = 44_100, channels: int = 1, bits: int = 16, kind: int = 0x80) -> bytes:
    packed = rate << 44 | channels - 1 << 41 | bits - 1 << 36 | frames
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + packed.to_bytes(8, "big") + bytes(16)
    return b"fLaC" + bytes([kind]) + len(info).to_bytes(3, "big") + info + bytes(600 - 42)


def refusal(data: bytes, size: int | None = None, name: str = "gong.wav") -> Refused:
    with pytest.raises(Refused) as caught:
        check_sound(data[:HEAD_BYTES], len(data) if size is None else size, name)
    assert f"`{name}`" in caught.value.message
    assert caught.value.help
    return caught.value


DATA = chunk(b"data", bytes(400))
GOOD = {
    **{f"wav of {width} bytes": wav(width=width) for width in (1, 2, 3, 4)},
    "stereo": wav(channels=2),
    "slow": wav(8000, rate=8000),
    "fast": wav(rate=96_000),
    "just thirty seconds": wav(30 * 8000, rate=8000),
    "notes before the sound": riff(chunk(b"LIST", b"INFO odd"), fmt(), chunk(b"odd ", b"x"), DATA),
    "extensible": riff(fmt(0xFFFE, more=struct.pack("<HHIH", 22, 16, 4, 1) + PCM_GUID), DATA),
    "something after it": riff(fmt(), DATA) + b"ID3 and so on",
    "flac": flac(44_100),
    "flac of 24 bits": flac(30 * 96_000, 96_000, 2, 24),
}
BROKEN = {
    "header alone": wav()[:12],
    "header cut": wav()[:30],
    "shorter than it says": wav()[:-1],
    "without a format": riff(DATA),
    "format too short": riff(chunk(b"fmt ", bytes(8)), DATA),
    "format after the sound": riff(DATA, fmt()),
    "without a sound": riff(fmt()),
    "empty": wav(0),
    "a chunk beyond the end": riff(fmt()) + struct.pack("<4sI", b"LIST", 1 << 31),
    "a sound of all there can be": riff(fmt(), b"data\xff\xff\xff\xff"),
    "a frame of no bytes": riff(fmt(frame_bytes=0), DATA),
    "a frame of other bytes": riff(fmt(frame_bytes=3), DATA),
    "the sound too far inside": riff(fmt(), chunk(b"LIST", bytes(HEAD_BYTES)), DATA),
    "flac cut": flac(1)[:20],
    "flac that does not begin with its format": flac(1, kind=0x84),
    "flac of unknown length": flac(0),
}
LONG = {
    "flac of an hour in 600 bytes": flac(3600 * 44_100),
    "thirty seconds and a sample": wav(30 * 8000 + 1, rate=8000),
}
FORMAT = {
    "floats": riff(fmt(3, bits=32), DATA),
    "extensible floats": riff(fmt(0xFFFE, bits=32, more=struct.pack("<HHIH", 22, 32, 4, 3) + PCM_GUID), DATA),
    "six channels": wav(100, channels=6),
    "no channels": riff(fmt(channels=0), DATA),
    "no rate": riff(fmt(rate=0), DATA),
    "radio": wav(rate=192_000),
    "four bits": riff(fmt(bits=4, frame_bytes=1), DATA),
    "flac of eight channels": flac(1, channels=8),
}
NO_SOUND = {
    "nothing": b"",
    "a text": b"not a wave file at all, but long enough to look at twice",
    "mp3": b"ID3\x04" + bytes(600),
    "another riff": b"RIFF\x10\0\0\0AVI " + bytes(600),
}


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD)
def test_wav_and_flac_are_taken(data: bytes) -> None:
    check_sound(data[:HEAD_BYTES], len(data), "gong.wav")


@pytest.mark.parametrize(
    ("code", "data"),
    [
        pytest.param(code, data, id=name)
        for code, files in {
            "broken-sound": BROKEN,
            "long-sound": LONG,
            "sound-format": FORMAT,
            "not-a-sound": NO_SOUND,
        }.items()
        for name, data in files.items()
    ],
)
def test_others_are_refused_by_what_they_are(code: str, data: bytes) -> None:
    assert refusal(data).code == code


def test_a_file_of_600_bytes_that_claims_an_hour_is_refused() -> None:
    hour = riff(fmt(), struct.pack("<4sI", b"data", 3600 * 88_200))
    assert (
        refusal(hour + bytes(600 - len(hour))).message
        == "`gong.wav` says that it holds 317520000 bytes more, and it has 556"
    )
    assert (
        refusal(flac(3600 * 44_100), name="a/hour.flac").message
        == "`a/hour.flac` lasts 60 minutes, 30 s is the most"
    )


@pytest.mark.parametrize(("size", "told"), [(50 << 20, "50.0 MiB"), (LARGEST_BYTES + 100_000, "5.1 MiB")])
def test_a_file_that_is_too_large_is_refused_unread(size: int, told: str) -> None:
    refused = refusal(b"", size)
    assert (refused.code, refused.message) == ("large-sound", f"`gong.wav` has {told}, 5 MiB is the most")


@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.builds(
            lambda data, at, patch: data[:at] + patch + data[at + len(patch) :],
            st.sampled_from([wav(40), flac(44_100), *GOOD.values()]).map(lambda data: data[:600]),
            st.integers(0, 60),
            st.binary(min_size=1, max_size=12),
        ),
    ),
    size=st.one_of(st.none(), st.integers(0, 1 << 40)),
)
def test_whatever_the_bytes_it_is_taken_or_refused_with_a_remedy(data: bytes, size: int | None) -> None:
    remedies = []
    try:
        check_sound(data, len(data) if size is None else size, "gong.wav")
    except Refused as refused:
        remedies.append(refused.help)
    taken = data[:4] in (b"RIFF", b"fLaC") and (size is None or size <= LARGEST_BYTES)
    assert taken if not remedies else all(remedies)


def test_judging_costs_hardly_any_memory() -> None:
    liars = [
        riff(fmt(), b"data\xff\xff\xff\xff"),
        flac(2**36 - 1),
        riff(*[chunk(b"x", b"")] * 8000),
        wav(100_000)[:HEAD_BYTES],
    ]
    tracemalloc.start()
    for data in liars:
        with pytest.raises(Refused):
            check_sound(data, len(data), "gong.wav")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * HEAD_BYTES
