"""How much of a recording is loud: what tells that a tone was heard, whole and once, on a machine at work.

Where the player or the whole machine has to wait, the server runs dry, and silence is recorded inside a tone or before
it. That moves and splits what is heard, and makes it neither more nor less.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from rig.audiorig import Recorder

from runtimer.adapters.audio.process.tone_files import CHANNELS, read_tones

LOUD = 0.05
EXACT = 0.01
"""The share of its frames that the last tone may lose as the device is closed."""


def loud_frames(samples: np.ndarray) -> np.ndarray:
    """The frames of one channel that are loud."""
    return np.flatnonzero(np.abs(samples) >= LOUD)


def loud_times(tape: Recorder) -> np.ndarray:
    """When each loud frame was heard."""
    return tape.time_of(loud_frames(tape.samples[:, 0]))


def loud_frames_of(kinds: Iterable[str]) -> int:
    """How many loud frames these tones have together."""
    tones = {name: loud_frames(np.array(pcm[::CHANNELS]) / 32768) for name, pcm in read_tones().items()}
    return sum(len(tones[kind]) for kind in kinds)
