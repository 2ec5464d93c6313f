"""What sounds in a block, summed."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from runtimer.adapters.audio.process.levels import Change, Stretch, scaled
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, SAMPLE_BYTES

FADE_FRAMES = RATE * 5 // 1000
"""A cancelled sound fades out in 5 ms: too short to hear, too long to click."""
HUSHED = 0.25
"""The level of words while a tone sounds."""
LOWEST, HIGHEST = -32768, 32767


@dataclass(frozen=True, slots=True)
class Voice:
    """A sound that has begun, at ``start`` of the stream's frames; ``words`` make way for tones."""

    start: int
    pcm: array[int]
    words: bool = False

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
        return Voice(max(frame, self.start), left, self.words)


def hushed(tones: Sequence[Voice], first: int, frames: int, level: float) -> list[Change]:
    """Return the level of words in the block that starts at frame ``first``: lower while one of ``tones`` sounds."""
    edges = {edge - first for tone in tones for edge in (tone.start, tone.end)}
    places = [0, *sorted(edge for edge in edges if 0 < edge < frames)]
    return [
        (at, level * HUSHED if any(tone.start <= first + at < tone.end for tone in tones) else level)
        for at in places
    ]


def silence(frames: int) -> array[int]:
    """Return a block in which nothing sounds yet."""
    return array("h", bytes(frames * CHANNELS * SAMPLE_BYTES))


def mix(block: array[int], voices: Sequence[Voice], first: int, stretches: Sequence[Stretch]) -> None:
    """Add voices, at the levels of ``stretches``, to the block that starts at frame ``first``.

    What is too loud is clipped.
    """
    for voice in voices:
        source = max(0, first - voice.start) * CHANNELS
        target = max(0, voice.start - first) * CHANNELS
        count = min(len(voice.pcm) - source, len(block) - target)
        if count > 0:
            piece = scaled(voice.pcm[source : source + count], target // CHANNELS, stretches)
            block[target : target + count] = _sum(block[target : target + count], piece)


def _sum(under: array[int], over: array[int]) -> array[int]:
    if not any(under):  # nearly always there is one sound
        return over
    both = list(map(add, under, over))
    if max(both) > HIGHEST or min(both) < LOWEST:
        both = [max(LOWEST, min(HIGHEST, value)) for value in both]
    return array("h", both)
