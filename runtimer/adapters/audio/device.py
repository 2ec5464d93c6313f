"""The sound device of a player process: opened, watched, released, and never waited for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from runtimer.adapters.audio.mixer import Mixer
from runtimer.adapters.audio.output import Output, open_first
from runtimer.adapters.audio.protocol import BEAT_S, Message
from runtimer.adapters.audio.tones import RATE

LAST_SOUND_S = 2.0
"""How long a sound may go on after the session has ended."""
STALLED_S = 0.4
"""A device that asked for nothing for so long (eight periods) will play nothing soon."""
CLOSE_S = 0.5
"""How long releasing the device may take; it hangs with a sound server that hangs."""
RACING = 3.0
"""A device that takes sound so many times faster than it can be heard is none (ALSA's null device)."""
RACING_AFTER_S = 2.0


class Device:
    """Takes its sound from a mixer; ``say`` is told how it fares, from threads that may hang in a driver and be left behind."""

    def __init__(self, backend: str, mixer: Mixer, say: Callable[[Message], None]) -> None:
        self._backend = backend
        self._mixer = mixer
        self._say = say
        self._output: Output | None = None
        self._began = time.perf_counter()
        self._leaving = threading.Event()

    def start(self) -> None:
        """Begin to open it; returns at once, since a hung sound server does not answer."""
        for work in (self._open, self._beat):
            threading.Thread(target=work, daemon=True).start()

    def leave(self) -> None:
        """Let what sounds end, then release the device, unless it hangs."""
        self._leaving.set()
        deadline = time.perf_counter() + LAST_SOUND_S
        while self._mixer.busy() and self._stalled_s() < STALLED_S and time.perf_counter() < deadline:
            time.sleep(0.02)
        if self._output is not None:
            closer = threading.Thread(target=self._output.close, daemon=True)
            closer.start()
            closer.join(CLOSE_S)

    def _open(self) -> None:
        try:
            self._output = open_first(self._backend, self._mixer)
        except Exception as error:  # a driver may fail in its own way, and this thread has nobody to tell but the session
            self._say({"op": "failed", "why": str(error) or repr(error)})
        else:
            self._began = time.perf_counter()
            self._say({"op": "open", "name": self._output.name})

    def _beat(self) -> None:
        while not self._leaving.wait(BEAT_S):
            if self._races():
                self._say({"op": "failed", "why": "the sound device swallows sound faster than it can be heard"})
                return
            self._say({"op": "beat", "stalled_s": round(self._stalled_s(), 3)})

    def _stalled_s(self) -> float:
        return time.perf_counter() - (self._mixer.asked_at or self._began)

    def _races(self) -> bool:
        lasted_s = time.perf_counter() - self._began + RACING_AFTER_S
        return self._output is not None and self._mixer.frame > RACING * lasted_s * RATE
