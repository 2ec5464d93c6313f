"""Makes sounds of files ahead of their time."""

from __future__ import annotations

import itertools
import queue
import threading
from array import array
from collections.abc import Callable
from functools import lru_cache

from runtimer.adapters.audio.process.clip_files import ClipError, read_clip
from runtimer.adapters.audio.process.mixer import Mixer, Sound
from runtimer.adapters.audio.protocol import Message, Play

REMEMBERED = 4
"""A command makes what waits wait anew: it is not decoded again then."""


class Decoder:
    """Reads files in a thread of its own, since neither a command nor the device may wait for one.

    What is to be heard first is read first, and given to the mixer when it is ready; what was cancelled
    meanwhile the mixer does not take. ``say`` is told of each file that cannot be played, once.
    """

    def __init__(self, mixer: Mixer, say: Callable[[Message], None]) -> None:
        self._mixer = mixer
        self._say = say
        self._asked: queue.PriorityQueue[tuple[float, int, Play]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._read = lru_cache(REMEMBERED)(read_clip)
        self._unplayable: set[str] = set()
        threading.Thread(target=self._work, daemon=True).start()

    def schedule(self, play: Play) -> None:
        """Play the file at ``play.path`` at its time, or a little later when it was asked for too late."""
        self._asked.put((play.at, next(self._order), play))

    def _work(self) -> None:
        while True:
            _, _, play = self._asked.get()
            if pcm := self._pcm(play):
                self._mixer.schedule(
                    Sound(
                        play.revision,
                        play.at,
                        pcm=pcm,
                        patience_s=play.patience_s,
                        priority=play.priority,
                        words=play.words,
                    )
                )

    def _pcm(self, play: Play) -> array[int] | None:
        try:
            return self._read(play.path)
        except Exception as error:  # whatever a file does to its reader, the next one may be right
            if play.path not in self._unplayable:
                self._unplayable.add(play.path)
                why = str(error) if isinstance(error, ClipError) else repr(error)
                self._say({"op": "unplayable", "sound": play.sound, "why": why})
            return None
