"""The mixer puts every tone where it belongs; time is an argument."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.adapters.audio.process.mixer import Mixer, Sound
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE
from runtimer.adapters.audio.process.voices import FADE_FRAMES

BLOCK = RATE // 20


def beep(frames: int = 1000, level: int = 1000) -> array[int]:
    return array("h", [level] * frames * CHANNELS)


def tone(
    at: float, pcm: array[int] | None = None, revision: int = 1, patience_s: float = 0.3, priority: int = 0
) -> Sound:
    return Sound(revision, at, pcm or beep(), patience_s, priority)


class Device:
    """Asks for blocks exactly when their first frame is due."""

    def __init__(self, mixer: Mixer) -> None:
        self.mixer = mixer
        self.heard = np.zeros(0, int)

    def play(self, seconds: float, block: int = BLOCK) -> np.ndarray:
        end = round(len(self.heard) + seconds * RATE)
        while len(self.heard) < end:
            frames = min(block, end - len(self.heard))
            got = np.frombuffer(
                bytes(memoryview(self.mixer.render(frames, len(self.heard) / RATE))), np.int16
            )
            stereo = (got if len(got) else np.zeros(frames * CHANNELS, np.int16)).reshape(-1, CHANNELS)
            assert len(stereo) == frames, "a block too long silences miniaudio for ever"
            assert (stereo[:, 0] == stereo[:, 1]).all()
            self.heard = np.concatenate([self.heard, stereo[:, 0]])
        return self.heard


@given(
    at=st.lists(st.floats(0.5, 3), min_size=1, max_size=6),
    block=st.integers(300, 9000),
)
def test_neither_block_nor_order_moves_a_sample(at: list[float], block: int) -> None:
    at = [when for i, when in enumerate(at) if all(abs(when - other) > 0.0011 for other in at[:i])]
    mixer = Mixer()
    for when in at:
        mixer.schedule(tone(when))
    heard = Device(mixer).play(3.5, block)
    expected = np.zeros(round(3.5 * RATE), int)
    for when in at:
        expected[round(when * RATE) : round(when * RATE) + 1000] += 1000
    assert (heard == expected).all()


def test_silence_costs_nothing_and_is_one_value() -> None:
    mixer = Mixer()
    mixer.schedule(tone(60))
    assert mixer.render(BLOCK, 0.0) is mixer.render(BLOCK, 0.05)
    assert mixer.frame == 2 * BLOCK
    assert mixer.asked_at == 0.05


def test_idling_for_long_does_not_move_the_next_tone() -> None:
    mixer = Mixer()
    device = Device(mixer)
    device.play(20)
    mixer.schedule(tone(21.5))
    assert np.flatnonzero(device.play(2))[0] == 21.5 * RATE


def test_cancelled_tones_are_silent_and_others_stay() -> None:
    mixer = Mixer()
    device = Device(mixer)
    for revision, at in [(1, 1.0), (2, 1.5), (1, 2.0)]:
        mixer.schedule(tone(at, revision=revision))
    device.play(0.5)
    mixer.cancel(2, fade=False)
    heard = np.flatnonzero(device.play(2))
    assert (heard[0], heard[-1]) == (1.5 * RATE, 1.5 * RATE + 999)


def test_without_fade_what_sounds_goes_on() -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(tone(0.5, beep(RATE)))
    device.play(1)
    mixer.cancel(2, fade=False)
    assert np.count_nonzero(device.play(1)) == RATE


def test_fade_ends_what_sounds_in_five_milliseconds_without_a_click() -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(tone(0.5, beep(RATE, 22_000)))
    began = len(device.play(1))
    mixer.cancel(2, fade=True)
    tail = device.play(0.5)[began - 1 :]
    assert pytest.approx(0.005, abs=1e-4) == FADE_FRAMES / RATE
    assert np.flatnonzero(tail)[-1] <= FADE_FRAMES
    assert (np.diff(tail) <= 0).all()
    assert np.diff(tail).min() >= -22_000 / FADE_FRAMES - 1


def test_a_tone_with_little_left_fades_within_itself() -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(tone(0.5, beep(BLOCK + 50)))
    device.play(0.55)
    mixer.cancel(2, fade=True)
    assert np.flatnonzero(device.play(0.2))[-1] == 0.5 * RATE + BLOCK + 49


@pytest.mark.parametrize(("late_s", "heard"), [(0.0, True), (0.25, True), (0.35, False), (60.0, False)])
def test_what_is_too_late_is_dropped(late_s: float, heard: bool) -> None:
    mixer = Mixer()
    device = Device(mixer)
    now = len(device.play(3)) / RATE
    mixer.schedule(tone(now - late_s, patience_s=0.3))
    onsets = np.flatnonzero(device.play(1))
    assert bool(len(onsets)) is heard
    if heard:
        assert onsets[0] == now * RATE, "at once"


def test_stream_that_stood_still_drops_what_it_missed() -> None:
    mixer = Mixer()
    device = Device(mixer)
    device.play(2)
    for at in (3.0, 4.0, 9.0):
        mixer.schedule(tone(at))
    frame = mixer.frame
    for i in range(120):  # the device was gone for five seconds
        block = mixer.render(BLOCK, 2 + 5 + i * 0.05)
        if block:
            onset = frame + i * BLOCK + int(np.flatnonzero(np.frombuffer(block, np.int16)[::CHANNELS])[0])
            assert onset / RATE + 5 == pytest.approx(9, abs=0.002)
            return
    pytest.fail("the tone after the gap was not heard")


def test_of_one_instant_the_first_by_priority_is_heard() -> None:
    mixer = Mixer()
    for priority, level in [(1, 100), (3, 300), (2, 200)]:
        mixer.schedule(tone(1, beep(level=level), priority=priority))
    mixer.schedule(tone(1.5, beep(level=400)))
    assert set(Device(mixer).play(2)) == {0, 300, 400}


@pytest.mark.parametrize(
    ("levels", "sum_"), [((20_000, 5_000), 25_000), ((20_000, 20_000), 32_767), ((-20_000, -20_000), -32_768)]
)
def test_overlapping_tones_add_up_and_clip(levels: tuple[int, int], sum_: int) -> None:
    mixer = Mixer()
    mixer.schedule(tone(1, beep(4000, levels[0])))
    mixer.schedule(tone(1 + 2000 / RATE, beep(4000, levels[1])))
    heard = Device(mixer).play(1.5)[RATE : RATE + 6000]
    assert [heard[0], heard[3000], heard[5000]] == [levels[0], sum_, levels[1]]


def test_finishing_keeps_what_is_due_and_forgets_the_rest() -> None:
    mixer = Mixer()
    device = Device(mixer)
    device.play(1)
    mixer.schedule(tone(1.0))
    mixer.schedule(tone(1.5))
    mixer.finish(1.0)
    assert mixer.busy()
    assert np.count_nonzero(device.play(1)) == 1000
    assert not mixer.busy()


def test_a_new_stream_has_its_own_clock_and_nothing_of_the_last_ones_sounds() -> None:
    mixer = Mixer()
    mixer.schedule(tone(1.0, beep(RATE)))
    mixer.schedule(tone(60.5, patience_s=0.3))
    Device(mixer).play(1.5)
    mixer.restart()
    assert mixer.asked_at is None
    again = [
        np.frombuffer(bytes(memoryview(mixer.render(BLOCK, 60 + k / 20))), np.int16)[::CHANNELS]
        for k in range(20)
    ]
    silence = np.zeros(BLOCK, int)
    heard = np.concatenate([block if len(block) else silence for block in again])
    assert (np.flatnonzero(heard)[0], np.count_nonzero(heard)) == (0.5 * RATE, 1000)


def phrase(at: float, frames: int, level: int = 8000) -> Sound:
    return Sound(1, at, beep(frames, level), 0.3, words=True)


GLIDE = RATE // 100
"""Ten milliseconds."""


@pytest.mark.parametrize(("tones", "words"), [(1.0, 1.0), (0.5, 0.25), (0.0, 1.0), (1.0, 0.0), (2.0, -1.0)])
def test_tones_and_words_have_their_own_volumes(tones: float, words: float) -> None:
    mixer = Mixer()
    mixer.set_volume(tones, words)
    mixer.schedule(tone(1.0, beep(RATE // 10, 8000)))
    mixer.schedule(phrase(2.0, RATE // 10))
    heard = Device(mixer).play(3)
    for begin, volume in [(1, tones), (2, words)]:
        assert (heard[begin * RATE : begin * RATE + RATE // 10] == 8000 * min(1, max(0, volume))).all()


@given(levels=st.lists(st.floats(0, 1), min_size=1, max_size=4), block=st.integers(200, 5000))
def test_what_sounds_follows_its_volume_within_ten_milliseconds_and_never_jumps(
    levels: list[float], block: int
) -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(tone(0.5, beep(2 * RATE, 20_000)))
    began = len(device.play(1, block))
    for level in levels:
        mixer.set_volume(level, 1.0)
        before, began = began, len(device.play(0.2, block))
        assert np.abs(device.heard[before + GLIDE + 1 : began] - 20_000 * level).max() <= 5
    assert np.abs(np.diff(device.heard[RATE:])).max() <= 20_000 / GLIDE + 10


def test_words_give_way_while_a_tone_sounds() -> None:
    mixer = Mixer()
    mixer.schedule(phrase(0.5, RATE))
    mixer.schedule(tone(0.8, beep(RATE // 10, 100)))
    heard = Device(mixer).play(2)
    under = heard[round(0.8 * RATE) : round(0.9 * RATE)] - 100
    assert (heard[RATE // 2 : round(0.8 * RATE)] == 8000).all()
    assert (under[GLIDE:] == 2000).all()
    assert (heard[round(0.9 * RATE) + GLIDE : round(1.5 * RATE)] == 8000).all()
    without_tone = heard.copy()
    without_tone[round(0.8 * RATE) : round(0.9 * RATE)] -= 100
    assert np.abs(np.diff(without_tone[RATE // 2 + 1 : round(1.5 * RATE)])).max() <= 8000 / GLIDE + 2


def test_words_do_not_give_way_to_tones_that_nobody_hears() -> None:
    mixer = Mixer()
    mixer.set_volume(0, 1)
    mixer.schedule(phrase(0.5, RATE))
    mixer.schedule(tone(0.8, beep(RATE // 10, 100)))
    assert set(Device(mixer).play(2)) == {0, 8000}


def test_words_and_a_tone_of_one_instant_are_both_heard() -> None:
    mixer = Mixer()
    mixer.schedule(tone(1, beep(500, 100)))
    mixer.schedule(phrase(1, 1000))
    mixer.schedule(tone(1, beep(500, 200)))
    heard = Device(mixer).play(2)
    assert (heard[RATE], heard[RATE + 999]) == (8000 * 0.25 + 100, 8000)


def test_a_phrase_that_sounds_is_cut_by_no_belt_change_and_fades_at_a_pause() -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(phrase(0.5, 2 * RATE))
    device.play(1)
    mixer.cancel(2, fade=False)
    assert (device.play(0.5)[RATE // 2 :] == 8000).all()
    mixer.cancel(3, fade=True)
    assert np.flatnonzero(device.play(1))[-1] <= 1.5 * RATE + FADE_FRAMES


@pytest.mark.parametrize("at", [0.52, 0.62])
def test_words_that_are_sent_again_as_they_begin_or_just_before_are_heard_once(at: float) -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(phrase(at, 1000))
    device.play(0.55)
    mixer.cancel(2, fade=False)
    mixer.schedule(replace(phrase(at, 1000), revision=2))
    heard = np.flatnonzero(device.play(1))
    assert (heard[0], len(heard), device.heard.max()) == (round(at * RATE), 1000, 8000)


def test_a_tick_that_is_sent_again_as_it_begins_is_heard_once() -> None:
    mixer = Mixer()
    device = Device(mixer)
    mixer.schedule(tone(0.52))
    device.play(0.55)
    mixer.cancel(2, fade=True)
    mixer.schedule(tone(0.52, revision=2))
    assert (device.play(1)[round(0.55 * RATE) + FADE_FRAMES :] == 0).all()


def test_what_comes_after_its_cancellation_is_not_heard() -> None:
    mixer = Mixer()
    mixer.cancel(2, fade=False)
    mixer.schedule(tone(1, revision=1))
    mixer.schedule(tone(2, revision=2))
    assert np.flatnonzero(Device(mixer).play(3))[0] == 2 * RATE


def test_what_comes_after_the_end_is_not_heard() -> None:
    mixer = Mixer()
    mixer.finish(0)
    mixer.schedule(tone(1))
    assert not mixer.busy()


@pytest.mark.parametrize("block", [BLOCK, 441, 4000])
def test_dither_is_a_noise_of_one_step_until_a_tone_sounds(block: int) -> None:
    mixer = Mixer()
    mixer.set_dither(on=True)
    for i in range(20):
        noise = np.frombuffer(mixer.render(block, i * block / RATE), np.int16)
        assert len(noise) == block * CHANNELS
        assert set(noise) == {-1, 0, 1}
        assert abs(noise.mean()) < 0.1
    mixer.set_dither(on=False)
    assert len(mixer.render(block, 20 * block / RATE)) == 0
