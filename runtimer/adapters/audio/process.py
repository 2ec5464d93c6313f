"""The player process: obeys the lines of a session, plays, tells that it lives."""

from __future__ import annotations

import threading
import time
from typing import BinaryIO

from runtimer.adapters.audio.mixer import Mixer, Tone
from runtimer.adapters.audio.output import Output, open_first
from runtimer.adapters.audio.protocol import BEAT_S, Message, Play, decode, encode
from runtimer.adapters.audio.tones import RATE, read_tones

LAST_SOUND_S = 2.0
"""How long a sound may go on after the session has ended."""
STALLED_S = 0.4
"""A device that asked for nothing for so long (eight periods) will play nothing soon."""
CLOSE_S = 0.5
"""How long releasing the device may take; it hangs with a sound server that hangs."""
RACING = 3.0
"""A device that takes sound so many times faster than it can be heard is none (ALSA's null device)."""
RACING_AFTER_S = 2.0


class PlayerProcess:
    """Reads commands from ``commands`` until that ends, writes what happens to ``reports``."""

    def __init__(self, commands: BinaryIO, reports: BinaryIO, backend: str) -> None:
        self._commands = commands
        self._reports = reports
        self._backend = backend
        self._mixer = Mixer()
        self._tones = read_tones()
        self._output: Output | None = None
        self._began = time.perf_counter()
        self._leaving = threading.Event()
        self._speaking = threading.Lock()

    def run(self) -> None:
        """Play until the commands end. Threads that hang in a driver may be left behind: end the process afterwards."""
        self._say({"op": "ready"})
        for work in (self._open, self._beat):
            threading.Thread(target=work, daemon=True).start()
        for line in self._commands:
            self._obey(decode(line))
            if self._leaving.is_set():
                break
        self._leave()

    def _obey(self, message: Message) -> None:
        match message:
            case {"op": "play"}:
                self._schedule(Play.from_message(message))
            case {"op": "cancel", "before": int(before), "fade": bool(fade)}:
                self._mixer.cancel(before, fade=fade)
            case {"op": "ping", "sent": float(sent)}:
                self._say({"op": "pong", "sent": sent, "clock": time.perf_counter()})

    def _schedule(self, play: Play) -> None:
        pcm = self._tones.get(play.sound)
        if pcm is not None:
            self._mixer.schedule(Tone(play.revision, play.at, pcm, play.patience_s, play.priority))

    def _open(self) -> None:
        """Open the device, in a thread of its own since a hung sound server does not answer."""
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

    def _leave(self) -> None:
        """Let what sounds end, then release the device, unless it hangs."""
        self._leaving.set()
        self._mixer.finish(time.perf_counter())
        deadline = time.perf_counter() + LAST_SOUND_S
        while self._mixer.busy() and self._stalled_s() < STALLED_S and time.perf_counter() < deadline:
            time.sleep(0.02)
        if self._output is not None:
            closer = threading.Thread(target=self._output.close, daemon=True)
            closer.start()
            closer.join(CLOSE_S)

    def _say(self, message: Message) -> None:
        """Write a line; when nobody reads any more, the commands end too."""
        try:
            with self._speaking:
                self._reports.write(encode(message))
                self._reports.flush()
        except OSError:
            self._leaving.set()
