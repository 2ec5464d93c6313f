"""Silence around words, cut off, so that they start when they are due."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from runtimer.adapters.speech.speech_failure import NothingHeard
from runtimer.adapters.speech.wav import Speech

SILENT_PEAK = 64
"""What never gets louder than this (-54 dB) is silence."""
QUIET = 1 / 64
"""Before and after the words it is more than 36 dB quieter than at their loudest."""
BEFORE_S = 0.004
"""Kept of what is quiet before the first sound: the breath of an h."""
AFTER_S = 0.02
"""Kept after the last sound: the end of an f or a t."""


def trimmed(speech: Speech) -> Speech:
    """Return the words without the silence around them. Raise NothingHeard when there is nothing else."""
    samples = speech.samples
    peak = max(max(samples, default=0), -min(samples, default=0))
    if peak <= SILENT_PEAK:
        raise NothingHeard("no sound came of them")
    quiet = peak * QUIET
    first = _first_loud(samples, quiet)
    last = len(samples) - _first_loud(reversed(samples), quiet)
    start = max(0, first - int(BEFORE_S * speech.rate))
    return Speech(speech.rate, samples[start : last + int(AFTER_S * speech.rate)])


def _first_loud(samples: array[int] | Iterable[int], quiet: float) -> int:
    """Return the place of the first sample that is louder; there is one."""
    return next(k for k, sample in enumerate(samples) if abs(sample) > quiet)
