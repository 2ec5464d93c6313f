"""Turns sounds that wait into the blocks of one endless stream."""

from __future__ import annotations

import heapq
import itertools
import random
import threading
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from runtimer.adapters.audio.process.frame_map import FrameClock
from runtimer.adapters.audio.process.levels import Fader
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, SAMPLE_BYTES
from runtimer.adapters.audio.process.voices import Voice, hushed, mix, silence

NEVER = inf
SILENCE = b""
FRAME_BYTES = CHANNELS * SAMPLE_BYTES
DITHER_FRAMES = RATE // 5
"""More than any device asks for at once; what lies beyond would be silent."""
NEAR_S = 1.0
"""While nothing sounds or begins so soon, the device's clock is noted and not followed."""
SAME_INSTANT_S = 0.001
"""Tones no further apart than this are at one instant, and the first by priority is heard; words are the same
ones, sent again."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What waits for its time ``at`` (``time.perf_counter``): a tone, or ``words``."""

    revision: int
    at: float
    pcm: array[int]
    patience_s: float
    priority: int = 0
    words: bool = False


class Mixer:
    """Thread-safe: commands come from one thread, the device asks from another.

    A sound's frame is chosen only when the block that holds it is rendered, so that it can be cancelled until
    then and follows the device's clock. It is handed over at its time, and heard when the device's buffer has
    played what is before it: 75 ms later through PulseAudio.
    """

    def __init__(self) -> None:
        self.asked_at: float | None = None
        """When the device last asked for a block."""
        self.frame = 0
        """The next frame to be rendered."""
        self.next_at = NEVER
        """When something begins next."""
        self.hushes = 0
        """How often what had been rendered already became wrong; a back end that hands over whole sounds
        takes them back then."""
        self._clock = FrameClock(RATE)
        self._note = self._clock.note
        self._lock = threading.Lock()
        self._waiting: list[tuple[float, int, int, Sound]] = []
        self._order = itertools.count()
        self._voices: list[Voice] = []
        self._begun_at = {False: -NEVER, True: -NEVER}
        """When the last tone and the last words to begin were due."""
        self._before = -NEVER
        self._quiet = SILENCE
        self._tones_volume = self._words_volume = 1.0
        self._tones_fader, self._words_fader = Fader(), Fader()

    def schedule(self, sound: Sound) -> None:
        """Play a sound at its time, unless its revision was cancelled."""
        with self._lock:
            if sound.revision >= self._before:
                heapq.heappush(self._waiting, (sound.at, -sound.priority, next(self._order), sound))
                self._look_ahead()

    def cancel(self, before: int, *, fade: bool) -> None:
        """Forget what is of revisions earlier than ``before`` and has not begun.

        With ``fade`` hush all that has.
        """
        with self._lock:
            self._before = max(self._before, before)
            self._keep(lambda sound: sound.revision >= before)
            if fade:
                self.hushes += 1
                self._voices = [voice.faded(self.frame) for voice in self._voices]

    def finish(self, now: float) -> None:
        """Forget everything that is not due yet, and whatever may still come."""
        with self._lock:
            self._before = NEVER
            self._keep(lambda sound: sound.at <= now)

    def set_volume(self, tones: float, words: float) -> None:
        """Set the levels of both, 0 to 1, by which samples are multiplied; what sounds glides there."""
        with self._lock:
            self.hushes += 1
            self._tones_volume, self._words_volume = (max(0.0, min(1.0, level)) for level in (tones, words))

    def set_dither(self, on: bool) -> None:
        """Fill silence with noise that nobody hears, one step of 16 bits up or down, or leave it empty."""
        noise = random.Random(0).choices((-1, 0, 1), k=DITHER_FRAMES * CHANNELS) if on else ()  # noqa: S311 - no secret
        self._quiet = array("h", noise).tobytes()

    def restart(self) -> None:
        """Begin another stream: what was sounding in the last one is over, and its clock is another."""
        with self._lock:
            self._voices = []
            self._tones_fader, self._words_fader = Fader(), Fader()
            self._clock = FrameClock(RATE)
            self._note = self._clock.note
            self.frame = 0
            self.asked_at = None

    def sounding(self) -> bool:
        """Return whether something has begun and not ended."""
        return bool(self._voices)

    def busy(self) -> bool:
        """Return whether anything sounds or waits."""
        with self._lock:
            return bool(self._voices or self._waiting)

    def render(self, frames: int, now: float) -> bytes | array[int]:
        """Return the stream's next block, as the device asked for it at ``now``.

        What it is short of is silence.

        Its first lines run many times a second for hours, with cold caches: they call nothing and take no
        lock.
        """
        first = self.frame
        self.asked_at = now
        self._note(now - first / RATE)
        if self.next_at - now > NEAR_S + frames / RATE and not self._voices:
            self.frame = first + frames
            return self._quiet[: frames * FRAME_BYTES]
        with self._lock:
            self.frame = first + frames
            self._clock.follow(now)
            self._begin(first)
            if not self._voices:
                return self._quiet[: frames * FRAME_BYTES]
            block = self._sounding(first, frames)
            self._voices = [voice for voice in self._voices if voice.end > self.frame]
            return block

    def _keep(self, wanted: Callable[[Sound], bool]) -> None:
        self._waiting = [entry for entry in self._waiting if wanted(entry[-1])]
        heapq.heapify(self._waiting)
        self._look_ahead()

    def _look_ahead(self) -> None:
        self.next_at = self._waiting[0][0] if self._waiting else NEVER

    def _begin(self, first: int) -> None:
        """Let begin what is due in the block from frame ``first`` on."""
        while self._waiting:
            sound = self._waiting[0][-1]
            at = self._clock.frame_at(sound.at)
            if at >= self.frame:
                return
            heapq.heappop(self._waiting)
            self._look_ahead()
            if (first - at) / RATE <= sound.patience_s and self._is_new(sound):
                self._voices.append(Voice(max(at, first), sound.pcm, sound.words))

    def _is_new(self, sound: Sound) -> bool:
        """Return whether nothing of its kind has begun at the instant of this one.

        Words stand in no tone's way.
        """
        if abs(sound.at - self._begun_at[sound.words]) <= SAME_INSTANT_S:
            return False
        self._begun_at[sound.words] = sound.at
        return True

    def _sounding(self, first: int, frames: int) -> array[int]:
        """Return the sum of all that sounds in the block from frame ``first`` on."""
        block = silence(frames)
        tones = [voice for voice in self._voices if not voice.words]
        if tones:
            mix(block, tones, first, self._tones_fader.stretches(first, frames, [(0, self._tones_volume)]))
        if words := [voice for voice in self._voices if voice.words]:
            changes = hushed(tones if self._tones_volume else [], first, frames, self._words_volume)
            mix(block, words, first, self._words_fader.stretches(first, frames, changes))
        return block
