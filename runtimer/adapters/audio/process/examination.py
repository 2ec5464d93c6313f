"""``python -m runtimer.adapters.audio.process.examination BACKEND [PHRASE]``: a beep, and what came of it as JSON."""

from __future__ import annotations

import itertools
import json
import os
import queue
import sys
import time
from array import array
from dataclasses import asdict, dataclass

from runtimer.adapters.audio.process.clip_files import read_clip
from runtimer.adapters.audio.process.device import FIRST_S, SILENT, Device
from runtimer.adapters.audio.process.mixer import Mixer, Sound
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, read_tones
from runtimer.adapters.audio.protocol import Message
from runtimer.discovery import Kind, load_part

BEEP = "go"
BEFORE_S, BETWEEN_S, AFTER_S = 0.5, 0.3, 0.7
"""What headphones that wake up cost the beginning; between beep and phrase; until all is heard."""
PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of opening a back end; ``why`` says what went wrong, nothing where it is empty.

    ``blocks`` is how often sound was asked for, typically every ``period_ms``; ninety-nine in a hundred times
    no more than ``late_ms`` later than would have been even, at most ``latest_ms``.
    """

    backend: str
    name: str = ""
    why: str = ""
    devices: tuple[str, ...] = ()
    blocks: int = 0
    period_ms: float = 0.0
    late_ms: float = 0.0
    latest_ms: float = 0.0


class Witness(Mixer):
    """A mixer that notes when it is asked for which frame."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[float, int]] = []

    def render(self, frames: int, now: float) -> bytes | array[int]:
        """Note it and return the block."""
        self.asked.append((now, self.frame))
        return super().render(frames, now)


def examine(backend: str, phrase: str) -> Examination:
    """Open a back end, play a beep and after it the file ``phrase`` where there is one, and return what was measured."""
    mixer, messages = Witness(), queue.Queue[Message]()
    device = Device(backend, mixer, messages.put)
    device.start()
    opened = _opened(messages)
    if opened["op"] != "open":
        return Examination(
            backend, why=opened["why"], devices=() if opened["why"] == SILENT else _devices(backend)
        )
    mixer.asked = mixer.asked[-1:]
    time.sleep(_play(mixer, phrase))
    device.leave()
    return Examination(backend, opened["name"], "", _devices(backend), *evenness(mixer.asked))


def evenness(asked: list[tuple[float, int]]) -> tuple[int, float, float, float]:
    """Return how often sound was asked for, the typical period and how late it was (see :class:`Examination`), in milliseconds."""
    if len(asked) < 2:
        return len(asked), 0.0, 0.0, 0.0
    frames = sorted(after - before for (_, before), (_, after) in itertools.pairwise(asked))
    origins = sorted(when - frame / RATE for when, frame in asked)
    late = [(origin - origins[0]) * 1000 for origin in origins]
    return len(asked), frames[len(frames) // 2] / RATE * 1000, late[len(late) * 99 // 100], late[-1]


def _opened(told: queue.Queue[Message]) -> Message:
    """Return how opening ended."""
    deadline = time.perf_counter() + FIRST_S + 2
    while True:
        try:
            message = told.get(timeout=max(0.0, deadline - time.perf_counter()))
        except queue.Empty:
            return {"op": "lost", "why": "the sound device opens and asks for nothing"}
        if message["op"] in ("open", "lost", "failed"):
            return message


def _play(mixer: Mixer, phrase: str) -> float:
    """Have beep and phrase played and return after how many seconds they will have been heard."""
    sounds = [read_tones()[BEEP], *([read_clip(phrase)] if phrase else [])]
    begun, after_s = time.perf_counter(), BEFORE_S
    for sound in sounds:
        mixer.schedule(Sound(1, begun + after_s, sound, PATIENCE_S))
        after_s += len(sound) / CHANNELS / RATE + BETWEEN_S
    return after_s + AFTER_S


def _devices(backend: str) -> tuple[str, ...]:
    """Return the devices that a back end knows of; none where it knows of none, or fails."""
    try:
        return tuple(load_part(Kind.BACK_END, backend).devices())
    except Exception:  # it has said what is wrong when it was opened
        return ()


def main(backend: str, phrase: str) -> None:
    """Write the examination for the doctor and end the process at once: a hung driver would hang the interpreter's exit."""
    sys.stdout.write(f"{json.dumps(asdict(examine(backend, phrase)))}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
