"""The shipped tones: what ears, small loudspeakers and recorders need of them."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from rig.audiorig import find_onsets

from runtimer.adapters.audio.process.tone_files import (
    CHANNELS,
    RATE,
    read_tone,
    read_tones,
)
from runtimer.discovery import Kind, part_files
from runtimer.domain.sound import tones
from runtimer.engine.cues.cue import CueKind
from runtimer.sounds.make import main, samples
from runtimer.sounds.make import tones as recipes

NOT_TONES = {CueKind.SOUND, CueKind.WORDS}
FILES = part_files(Kind.TONE)
NAMES = tones()


def sound(name: str) -> np.ndarray:
    return np.array(read_tone(FILES[name])[::CHANNELS]) / 32768


def pitch_hz(part: np.ndarray) -> float:
    """The strongest frequency."""
    return float(
        np.fft.rfftfreq(len(part), 1 / RATE)[np.abs(np.fft.rfft(part * np.hanning(len(part)))).argmax()]
    )


def test_there_is_one_tone_for_each_kind_of_cue() -> None:
    assert {kind.value for kind in CueKind if kind not in NOT_TONES} <= set(NAMES)
    assert tuple(read_tones()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_heard_from_its_first_sample(name: str) -> None:
    pcm = sound(name)
    assert abs(pcm[0]) >= 0.05
    assert np.abs(pcm[: RATE * 2 // 1000]).max() >= 0.2


@pytest.mark.parametrize("name", NAMES)
def test_it_is_loud_and_does_not_clip(name: str) -> None:
    assert 0.5 <= np.abs(sound(name)).max() < 0.9


@pytest.mark.parametrize("name", NAMES)
def test_it_ends_without_a_click(name: str) -> None:
    assert np.abs(sound(name)[-RATE // 1000 :]).max() < 0.02


@pytest.mark.parametrize("name", NAMES)
def test_it_lives_where_small_loudspeakers_and_ears_do(name: str) -> None:
    pcm = sound(name)
    power, hertz = np.abs(np.fft.rfft(pcm)) ** 2, np.fft.rfftfreq(len(pcm), 1 / RATE)
    assert power[(hertz >= 800) & (hertz <= 3000)].sum() > 0.9 * power.sum()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_one_sound_and_the_double_is_two(name: str) -> None:
    assert len(find_onsets(sound(name), RATE)) == (2 if name == "set-done" else 1)


def test_only_the_finish_is_longer_than_what_leaves_quiet_before_a_countdown() -> None:
    assert {name for name in NAMES if len(sound(name)) > 0.7 * RATE} == {"finish"}
    assert len(sound("tick")) <= 0.1 * RATE < 0.4 * RATE <= len(sound("long"))


def test_go_rises_and_ease_falls() -> None:
    ends = slice(None, RATE // 20), slice(-RATE // 5, None)
    go, ease, long = ([pitch_hz(sound(name)[end]) for end in ends] for name in ("go", "ease", "long"))
    assert go[1] > 1.5 * go[0]
    assert ease[1] < ease[0] / 1.5
    assert long[1] == pytest.approx(long[0], rel=0.02)


def test_script_makes_what_is_shipped(tmp_path: Path) -> None:
    main(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(recipes()) <= set(NAMES)
    for name in recipes():
        made, shipped = read_tone(tmp_path / f"{name}.wav"), read_tone(FILES[name])
        assert len(made) == len(shipped)
        assert np.abs(np.array(made, int) - np.array(shipped, int)).max() <= 1, (
            "sines may differ in their last bit"
        )


def test_script_scales_to_one_loudness() -> None:
    assert {max(abs(value) for value in samples(unscaled)) for unscaled in recipes().values()} == {
        round(0.7 * 32767)
    }


@pytest.mark.parametrize(
    "text", [b"", b"RIFF", b"ID3 not a wave file at all, but long enough to look at twice"]
)
def test_what_is_no_wave_file_is_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "odd.wav").write_bytes(text)
    with pytest.raises(ValueError, match=r"odd\.wav"):
        read_tone(tmp_path / "odd.wav")


def test_another_kind_of_wave_file_is_refused(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "odd.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
    with pytest.raises(ValueError, match="mono"):
        read_tone(tmp_path / "odd.wav")
