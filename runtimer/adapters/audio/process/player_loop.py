"""The player process: obeys the lines of a session, plays, tells that it lives."""

from __future__ import annotations

import threading
import time
from typing import BinaryIO

from runtimer.adapters.audio.process.decoder import Decoder
from runtimer.adapters.audio.process.device import Device
from runtimer.adapters.audio.process.mixer import Mixer, Sound
from runtimer.adapters.audio.process.tone_files import read_tones
from runtimer.adapters.audio.protocol import Message, Play, decode, encode


class PlayerProcess:
    """Reads commands from ``commands`` until that ends, writes what happens to ``reports``."""

    def __init__(self, commands: BinaryIO, reports: BinaryIO, backend: str) -> None:
        self._commands = commands
        self._reports = reports
        self._mixer = Mixer()
        self._tones = read_tones()
        self._decoder = Decoder(self._mixer, self._say)
        self._device = Device(backend, self._mixer, self._say)
        self._unheard = threading.Event()
        self._speaking = threading.Lock()

    def run(self) -> None:
        """Play until the commands end.

        Threads that hang in a driver may be left behind: end the process afterwards.
        """
        self._say({"op": "ready"})
        self._device.start()
        for line in self._commands:
            self._obey(decode(line))
            if self._unheard.is_set():
                break
        self._mixer.finish(time.perf_counter())
        self._device.leave()

    def _obey(self, message: Message) -> None:
        match message:
            case {"op": "play"}:
                self._schedule(Play.from_message(message))
            case {"op": "cancel", "before": int(before), "fade": bool(fade)}:
                self._mixer.cancel(before, fade=fade)
            case {"op": "volume", "tones": int(tones) | float(tones), "words": int(words) | float(words)}:
                self._mixer.set_volume(tones, words)
            case {"op": "dither", "on": bool(on)}:
                self._mixer.set_dither(on)
            case {"op": "ping", "sent": float(sent)}:
                self._say({"op": "pong", "sent": sent, "clock": time.perf_counter()})

    def _schedule(self, play: Play) -> None:
        if play.path:
            self._decoder.schedule(play)
        elif pcm := self._tones.get(play.sound):
            self._mixer.schedule(Sound(play.revision, play.at, pcm, play.patience_s, play.priority))

    def _say(self, message: Message) -> None:
        """Write a line; when nobody reads any more, the commands end too."""
        try:
            with self._speaking:
                self._reports.write(encode(message))
                self._reports.flush()
        except OSError:
            self._unheard.set()
