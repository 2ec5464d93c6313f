"""How loud each sample of a block is."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE

GLIDE_FRAMES = RATE * 10 // 1000
"""A level takes 10 ms from 1 to 0: too short to wait for, too long to click."""
UNIT = 4096
"""The level 1 in whole numbers, which are faster; a sample times this is still a small number to Python."""

Change = tuple[int, float]
"""A frame of a block and the level that is wanted from there on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames of a block, from ``begin`` up to ``end``, over which the level goes evenly from ``first`` to ``last``."""

    begin: int
    end: int
    first: float
    last: float

    def gains(self, begin: int, end: int) -> list[int]:
        """Return the level of each frame from ``begin`` up to ``end``, in :data:`UNIT`."""
        slope = (self.last - self.first) / (self.end - self.begin)
        return [round((self.first + slope * (frame - self.begin)) * UNIT) for frame in range(begin, end)]


class Fader:
    """A level that glides, so that no change of it clicks; while nobody listens it jumps."""

    def __init__(self) -> None:
        self._level = 1.0
        self._heard_to = -1

    def stretches(self, first: int, frames: int, changes: Sequence[Change]) -> list[Stretch]:
        """Return the levels of the block of ``frames`` frames that starts at frame ``first`` of the stream.

        ``changes`` are in order, and the first one is at frame 0 of the block.
        """
        if self._heard_to != first:
            self._level = changes[0][1]
        self._heard_to = first + frames
        stretches: list[Stretch] = []
        for (begin, level), end in zip(changes, [*(at for at, _ in changes[1:]), frames], strict=True):
            stretches += self._towards(level, begin, end)
        return stretches

    def _towards(self, wanted: float, begin: int, end: int) -> list[Stretch]:
        """Return a glide as far as it comes by ``end``, then the level that was wanted."""
        before, away = self._level, wanted - self._level
        needed = ceil(abs(away) * GLIDE_FRAMES)
        reached = min(begin + needed, end)
        self._level = wanted if begin + needed <= end else before + away * (reached - begin) / needed
        both = Stretch(begin, reached, before, self._level), Stretch(reached, end, wanted, wanted)
        return [stretch for stretch in both if stretch.begin < stretch.end]


def scaled(pcm: array[int], at: int, stretches: Sequence[Stretch]) -> array[int]:
    """Return the samples, whose first frame is number ``at`` of a block, at the levels of that block."""
    for stretch in stretches:
        begin, end = max(stretch.begin, at), min(stretch.end, at + len(pcm) // CHANNELS)
        if begin < end and (stretch.first, stretch.last) != (1.0, 1.0):
            part = slice((begin - at) * CHANNELS, (end - at) * CHANNELS)
            pcm[part] = (
                _at_one(pcm[part], stretch.first)
                if stretch.first == stretch.last
                else _at_each(pcm[part], stretch.gains(begin, end))
            )
    return pcm


def _at_one(pcm: array[int], level: float) -> array[int]:
    gain = round(level * UNIT)
    return array("h", [value * gain // UNIT for value in pcm])


def _at_each(pcm: array[int], gains: Sequence[int]) -> array[int]:
    for channel in range(CHANNELS):
        samples = pcm[channel::CHANNELS]
        pcm[channel::CHANNELS] = array(
            "h", [value * gain // UNIT for value, gain in zip(samples, gains, strict=True)]
        )
    return pcm
