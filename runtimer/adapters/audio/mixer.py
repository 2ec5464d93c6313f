"""Turns cues that wait into the blocks of one endless stream."""

from __future__ import annotations

import heapq
import itertools
import threading
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from runtimer.adapters.audio.mapping import FrameClock
from runtimer.adapters.audio.tones import CHANNELS, RATE, SAMPLE_BYTES

NEVER = inf
SILENCE = b""
FADE_FRAMES = RATE * 5 // 1000
"""A cancelled sound fades out in 5 ms: too short to hear, too long to click."""
NEAR_S = 1.0
"""While nothing sounds or begins so soon, the device's clock is noted and not followed."""
SAME_INSTANT_S = 0.001
"""Cues no further apart than this are at one instant: the first by priority is heard."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A sound that waits for its time ``at`` (``time.perf_counter``)."""

    revision: int
    at: float
    pcm: array[int]
    patience_s: float
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """A sound that has begun, at ``start`` of the stream's frames."""

    start: int
    pcm: array[int]

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + len(self.pcm) // CHANNELS

    def faded(self, frame: int) -> Voice:
        """Return what is left of it from ``frame`` when it is faded out there."""
        begin = max(0, frame - self.start) * CHANNELS
        left = self.pcm[begin : begin + FADE_FRAMES * CHANNELS]
        for i, value in enumerate(left):
            left[i] = value * (FADE_FRAMES - i // CHANNELS) // FADE_FRAMES
        return Voice(max(frame, self.start), left)


class Mixer:
    """Thread-safe: commands come from one thread, the device asks from another.

    A tone's frame is chosen only when the block that holds it is rendered, so that it can be cancelled until then and
    follows the device's clock. It is handed over at its time, and heard when the device's buffer has played what is
    before it: 45 ms later through PulseAudio.
    """

    def __init__(self) -> None:
        self.asked_at: float | None = None
        """When the device last asked for a block."""
        self.frame = 0
        """The next frame to be rendered."""
        self._clock = FrameClock(RATE)
        self._note = self._clock.note
        self._lock = threading.Lock()
        self._waiting: list[tuple[float, int, int, Tone]] = []
        self._order = itertools.count()
        self._voices: list[Voice] = []
        self._next_at = NEVER
        self._begun_at = -NEVER

    def schedule(self, tone: Tone) -> None:
        """Play a tone at its time."""
        with self._lock:
            heapq.heappush(self._waiting, (tone.at, -tone.priority, next(self._order), tone))
            self._look_ahead()

    def cancel(self, before: int, *, fade: bool) -> None:
        """Forget the tones of revisions earlier than ``before`` that have not begun; with ``fade`` hush all that has."""
        with self._lock:
            self._keep(lambda tone: tone.revision >= before)
            if fade:
                self._voices = [voice.faded(self.frame) for voice in self._voices]

    def finish(self, now: float) -> None:
        """Forget every tone that is not due yet."""
        with self._lock:
            self._keep(lambda tone: tone.at <= now)

    def restart(self) -> None:
        """Begin another stream: what was sounding in the last one is over, and its clock is another."""
        with self._lock:
            self._voices = []
            self._clock = FrameClock(RATE)
            self._note = self._clock.note
            self.frame = 0
            self.asked_at = None

    def busy(self) -> bool:
        """Return whether anything sounds or waits."""
        with self._lock:
            return bool(self._voices or self._waiting)

    def render(self, frames: int, now: float) -> bytes | array[int]:
        """Return the stream's next block, as the device asked for it at ``now``; an empty one is silence.

        Its first lines run twenty times a second for hours, with cold caches: they call nothing and take no lock.
        """
        first = self.frame
        self.asked_at = now
        self._note(now - first / RATE)
        if self._next_at - now > NEAR_S + frames / RATE and not self._voices:
            self.frame = first + frames
            return SILENCE
        with self._lock:
            self.frame = first + frames
            self._clock.follow(now)
            self._begin(first)
            if not self._voices:
                return SILENCE
            block = mix(self._voices, first, frames)
            self._voices = [voice for voice in self._voices if voice.end > self.frame]
            return block

    def _keep(self, wanted: Callable[[Tone], bool]) -> None:
        self._waiting = [entry for entry in self._waiting if wanted(entry[-1])]
        heapq.heapify(self._waiting)
        self._look_ahead()

    def _look_ahead(self) -> None:
        self._next_at = self._waiting[0][0] if self._waiting else NEVER

    def _begin(self, first: int) -> None:
        """Let begin what is due in the block from frame ``first`` on."""
        while self._waiting:
            tone = self._waiting[0][-1]
            at = self._clock.frame_at(tone.at)
            if at >= self.frame:
                return
            heapq.heappop(self._waiting)
            self._look_ahead()
            late_s = (first - at) / RATE
            if late_s <= tone.patience_s and abs(tone.at - self._begun_at) > SAME_INSTANT_S:
                self._begun_at = tone.at
                self._voices.append(Voice(max(at, first), tone.pcm))


def mix(voices: list[Voice], first: int, frames: int) -> array[int]:
    """Return the sum of ``voices`` in the block that starts at frame ``first``, clipped."""
    block = array("h", bytes(frames * CHANNELS * SAMPLE_BYTES))
    used = False
    for voice in voices:
        source = max(0, first - voice.start) * CHANNELS
        target = max(0, voice.start - first) * CHANNELS
        count = min(len(voice.pcm) - source, len(block) - target)
        if count <= 0:
            continue
        if used:
            for i in range(count):
                block[target + i] = max(-32768, min(32767, block[target + i] + voice.pcm[source + i]))
        else:  # nearly always there is one: a plain copy
            block[target : target + count] = voice.pcm[source : source + count]
            used = True
    return block
