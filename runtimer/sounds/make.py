"""Makes the tones: ``python -m runtimer.sounds.make [FOLDER]`` writes one WAV file each (44.1 kHz, 16 bit, mono).

All of them live between 800 and 3200 Hz: small loudspeakers play that band, ears are keenest there, and a treadmill
hums well below it. A tone is a phase that begins at its crest under an envelope that begins above silence, so that the
first sample is already heard; it ends in a cosine, so that nothing clicks.
"""

from __future__ import annotations

import sys
import wave
from array import array
from collections.abc import Callable
from math import cos, exp, pi
from pathlib import Path

RATE = 44_100
"""Frames a second."""
PEAK = 0.7
"""Loudest sample of every tone, of full scale: loud, with room for two at once."""
ATTACK_S, ATTACK_FROM = 0.0015, 0.35
"""The envelope rises to 1 in this time, from this part of it."""
RELEASE_S = 0.02

Pitch = Callable[[float], float]
"""Hertz at a number of seconds since the tone began."""

HARMONICS = (1.0, 0.35, 0.12)
"""How loud a pitch's first, second and third partial are: brighter than a sine, softer than a square wave."""


def envelope(at_s: float, length_s: float, decay_s: float) -> float:
    """Return the loudness at ``at_s`` of a sound that dies away with time constant ``decay_s``."""
    attack = min(1.0, ATTACK_FROM + (1 - ATTACK_FROM) * at_s / ATTACK_S)
    left_s = max(0.0, length_s - at_s)
    release = 0.5 - 0.5 * cos(pi * min(1.0, left_s / RELEASE_S))
    return attack * release * exp(-at_s / decay_s)


def pulse(pitches: list[Pitch], length_s: float, decay_s: float) -> list[float]:
    """Return one sound of some pitches at a time, unscaled."""
    frames = round(RATE * length_s)
    sound = [0.0] * frames
    for pitch in pitches:
        phase = 0.0
        for i in range(frames):
            sound[i] += sum(part * cos(k * phase) for k, part in enumerate(HARMONICS, 1))
            phase += 2 * pi * pitch(i / RATE) / RATE
    last_s = (frames - 1) / RATE
    return [value * envelope(i / RATE, last_s, decay_s) for i, value in enumerate(sound)]


def steady(hertz: float) -> Pitch:
    """Return a pitch that stays."""
    return lambda _at_s: hertz


def glide(start: float, end: float, over_s: float) -> Pitch:
    """Return a pitch that moves evenly for the ear from ``start`` to ``end``, then stays."""
    return lambda at_s: start * (end / start) ** min(1.0, at_s / over_s)


def trill(low: float, high: float, every_s: float) -> Pitch:
    """Return a pitch that changes between two."""
    return lambda at_s: high if int(at_s / every_s) % 2 else low


def gap(length_s: float) -> list[float]:
    """Return silence."""
    return [0.0] * round(RATE * length_s)


def tones() -> dict[str, list[float]]:
    """Return every tone by its name, unscaled."""
    return {
        "tick": pulse([steady(1000)], 0.08, 0.06),
        "long": pulse([steady(1250)], 0.5, 0.6),
        "go": pulse([glide(900, 1800, 0.3)], 0.6, 0.6),
        "ease": pulse([glide(1800, 900, 0.3)], 0.6, 0.6),
        "set-done": pulse([steady(1320)], 0.14, 0.3) + gap(0.08) + pulse([steady(1320)], 0.3, 0.3),
        "last-rep": pulse([trill(1400, 1870, 0.06)], 0.66, 0.9),
        "paused": pulse([trill(880, 1047, 0.18)], 0.54, 0.6),
        "finish": pulse([steady(hertz) for hertz in (1047, 1319, 1568)], 1.4, 0.7),
    }


def samples(sound: list[float]) -> array[int]:
    """Return 16-bit samples scaled to ``PEAK``."""
    scale = PEAK * 32767 / max(abs(value) for value in sound)
    return array("h", (round(value * scale) for value in sound))


def write(path: Path, pcm: array[int]) -> None:
    """Write a mono WAV file. Raise OSError when it cannot be written."""
    data = array("h", pcm)
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def main(folder: Path) -> None:
    """Write all tones into ``folder``."""
    for name, sound in tones().items():
        write(folder / f"{name}.wav", samples(sound))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
