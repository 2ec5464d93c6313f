"""WAV files of engines are read as they come, and what is none is refused."""

from __future__ import annotations

import io
import struct
import wave
from array import array

import pytest
from adapters.speech.voices import RATE, sound
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.speech.speech_failure import NothingHeard, SpeechFailure
from runtimer.adapters.speech.trim import trimmed
from runtimer.adapters.speech.wav import RATES, Speech, read_wav, seconds_of, write_wav

samples = st.lists(st.integers(-32768, 32767), max_size=200).map(lambda numbers: array("h", numbers))
speeches = st.builds(Speech, st.sampled_from(RATES), samples)
GOOD = sound(0.01)
PCM_AT = 44


def format_chunk(
    kind: int = 1, channels: int = 1, rate: int = RATE, bits: int = 16, more: bytes = b""
) -> bytes:
    body = (
        struct.pack("<HHIIHH", kind, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits)
        + more
    )
    return b"fmt " + struct.pack("<I", len(body)) + body


def riff(*chunks: bytes) -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def data_chunk(pcm: bytes = GOOD[PCM_AT:]) -> bytes:
    return b"data" + struct.pack("<I", len(pcm)) + pcm


@given(speeches)
def test_what_is_written_is_read_again(speech: Speech) -> None:
    assert read_wav(write_wav(speech)) == speech


@given(speeches)
def test_the_standard_library_reads_it_too(speech: Speech) -> None:
    with wave.open(io.BytesIO(write_wav(speech)), "rb") as wav:
        assert (wav.getframerate(), wav.getnchannels(), wav.getsampwidth()) == (speech.rate, 1, 2)
        assert wav.readframes(1000) == struct.pack(f"<{len(speech.samples)}h", *speech.samples)


@pytest.mark.parametrize("claimed", [0x7FFFF000, 0xFFFFFFFF, 10_000])
def test_a_size_that_is_not_true_is_the_rest_of_the_file(claimed: int) -> None:
    size = struct.pack("<I", claimed)
    wrong = GOOD[:4] + size + GOOD[8:40] + size + GOOD[PCM_AT:]
    assert read_wav(wrong) == read_wav(GOOD)


@pytest.mark.parametrize(
    "data",
    [
        riff(format_chunk(), b"FLLR" + struct.pack("<I", 3) + b"abc\0", data_chunk(), b"LIST\4\0\0\0abcd"),
        riff(format_chunk(0xFFFE, more=struct.pack("<HHIH", 22, 16, 4, 1) + bytes(14)), data_chunk()),
        sound(0.01, channels=2),
        riff(format_chunk(), data_chunk(GOOD[PCM_AT:] + b"\1")),
    ],
    ids=["other chunks", "extensible", "two channels", "half a sample"],
)
def test_other_ways_to_write_the_same(data: bytes) -> None:
    assert read_wav(data) == read_wav(GOOD)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no sound at all, but long enough to look like a header",
        b"RIFX" + GOOD[4:],
        GOOD[:20],
        GOOD[:36],
        riff(data_chunk()),
        riff(format_chunk()),
        riff(data_chunk(), format_chunk()),
        riff(b"fmt " + struct.pack("<I", 4) + bytes(4), data_chunk()),
        riff(format_chunk(bits=8), data_chunk()),
        riff(format_chunk(bits=24), data_chunk()),
        riff(format_chunk(kind=3, bits=32), data_chunk()),
        riff(format_chunk(channels=0), data_chunk()),
        riff(format_chunk(channels=6), data_chunk()),
        riff(format_chunk(rate=0), data_chunk()),
        riff(format_chunk(rate=1_000_000), data_chunk()),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(SpeechFailure):
        read_wav(data)


@given(st.binary(max_size=60), st.integers(0, 60), st.booleans())
def test_no_bytes_do_harm(noise: bytes, at: int, keep_rest: bool) -> None:
    data = GOOD[:at] + noise + (GOOD[at + len(noise) :] if keep_rest else b"")
    try:
        speech = read_wav(data)
    except SpeechFailure:
        return
    assert speech.rate in RATES
    assert 2 * len(speech.samples) <= len(data)


@given(speeches.filter(lambda speech: len(speech.samples) > 0))
def test_a_file_of_ours_that_was_cut_is_known_by_its_size(speech: Speech) -> None:
    data = write_wav(speech)
    assert seconds_of(data[:PCM_AT], len(data)) == len(speech.samples) / speech.rate
    assert seconds_of(data, len(data)) == len(speech.samples) / speech.rate
    assert all(seconds_of(data[:size], size) is None for size in range(len(data)))
    assert seconds_of(data[:PCM_AT], len(data) + 1) is None


def test_files_of_others_are_not_ours() -> None:
    assert seconds_of(sound(channels=2), len(sound(channels=2))) is None
    assert seconds_of(bytes(100), 100) is None
    assert seconds_of(write_wav(Speech(0, array("h", [1]))), 46) is None


@given(st.floats(0, 0.5), st.floats(0, 0.5), st.sampled_from([8000, 16000, 22050, 48000]))
def test_silence_around_words_is_cut_off_and_no_word_is(before_s: float, after_s: float, rate: int) -> None:
    bare = read_wav(sound(0.05, rate=rate)).samples
    cut = trimmed(read_wav(sound(0.05, before_s, after_s, rate=rate))).samples
    start = next(k for k in range(len(cut)) if cut[k : k + len(bare)] == bare)
    assert start <= 0.005 * rate
    assert len(cut) - start - len(bare) <= 0.025 * rate


def test_a_low_hum_of_the_engine_is_silence_too() -> None:
    speech = read_wav(sound(0.05, 0.3, 0.3))
    humming = array("h", [sample + (50 if k % 2 else -50) for k, sample in enumerate(speech.samples)])
    assert len(trimmed(Speech(speech.rate, humming)).samples) <= 0.08 * speech.rate


@pytest.mark.parametrize("speech", [Speech(RATE, array("h")), Speech(RATE, array("h", [5, -5] * 1000))])
def test_nothing_but_silence(speech: Speech) -> None:
    with pytest.raises(NothingHeard):
        trimmed(speech)
