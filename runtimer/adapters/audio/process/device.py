"""The sound device of a player process: opened, watched, opened again when it is lost."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable

from runtimer.adapters.audio.process.back_end import NoSuchOutput, Output, OutputError, open_first
from runtimer.adapters.audio.process.mixer import Mixer
from runtimer.adapters.audio.process.tone_files import RATE
from runtimer.adapters.audio.protocol import BEAT_S, Message

LAST_SOUND_S = 2.0
"""How long a sound may go on after the session has ended."""
UNPLAYED_S = 0.2
"""How long what a device was given last may lie in its buffer, which is dropped when it is closed."""
STALLED_S = 0.4
"""A device that asked for nothing for so long (six periods) will play nothing soon."""
CLOSE_S = 0.5
"""How long releasing the device may take; it hangs with a sound server that hangs."""
LOOK_S, STILL_LOOKS = 0.5, 2
"""A device that asks for nothing from one look to the next, so many times over, is lost. Seconds would not
do: the computer may sleep."""
OPENING_S = 3.0
"""An opening that takes longer than this is told as a loss: the sound server hangs."""
STUCK_S = 30.0
"""An opening that takes longer than this is left behind, with its process."""
EFFORT = 0.02
"""The part of a core that looking for a device may cost: a try takes 2 to 8 ms of it where PulseAudio is
gone."""
PAUSE_S, LONG_PAUSE_S = 1.0, 10.0
"""From one try to the next, so that a device is back within two seconds; longer where a try costs more."""
RACING = 3.0
"""A device that takes sound so many times faster than it can be heard is none (ALSA's null device)."""
RACING_AFTER_S = 2.0
PROOF_S = 0.05
"""How often a device is looked at that has just been opened."""
FILLED = RATE // 4
"""A device that has asked for so much has filled its buffer and plays it: it counts as open."""
FIRST_S = 6.0
"""How long it may take to: a Bluetooth speaker that sleeps, a sink of PulseAudio that idled and works in
blocks of two seconds."""

SILENT = "the sound device does not answer"
RACES = "the sound device swallows sound faster than it can be heard"


class Stuck(Exception):
    """A device does not let itself be closed: its driver hangs, and this process will have no other."""


class Device:
    """Takes its sound from a mixer.

    ``say`` is told how it fares, from threads that may hang in a driver and be left behind.
    """

    def __init__(self, backend: str, mixer: Mixer, say: Callable[[Message], None]) -> None:
        self._backend = backend
        self._mixer = mixer
        self._say = say
        self._output: Output | None = None
        self._opening_since: float | None = None
        self._began = 0.0
        self._leaving = threading.Event()

    def start(self) -> None:
        """Begin to look after it; returns at once, since a hung sound server does not answer."""
        for work in (self._tend, self._beat):
            threading.Thread(target=work, daemon=True).start()

    def leave(self) -> None:
        """Let what sounds end, then release the device, unless it hangs."""
        self._leaving.set()
        deadline = time.perf_counter() + LAST_SOUND_S
        if self._sounds():
            while self._sounds() and time.perf_counter() < deadline:
                time.sleep(0.02)
            time.sleep(UNPLAYED_S)
        with contextlib.suppress(Stuck):
            self._release()

    def _tend(self) -> None:
        """Have one output after another until the session ends.

        Drivers are called here, where nobody waits for them.
        """
        try:
            while not self._leaving.is_set():
                self._have()
        except NoSuchOutput as error:
            self._say({"op": "failed", "why": str(error)})
        except Stuck:
            self._say({"op": "stuck"})

    def _have(self) -> None:
        """Have an output until it is lost; where none opens, wait a little.

        Raise NoSuchOutput when none ever will, and Stuck.
        """
        began = time.process_time()
        try:
            self._open()
        except NoSuchOutput:
            raise
        except (
            Exception
        ) as error:  # a driver may fail in its own way, and this thread has nobody to tell but the session
            self._say({"op": "lost", "why": str(error) or repr(error)})
            self._release()
            self._leaving.wait(pause_s(time.process_time() - began))
        else:
            if why := self._watch():
                self._say({"op": "lost", "why": why})
                self._release()

    def _open(self) -> None:
        """Open an output and wait until it asks for sound at the pace at which it is heard.

        Raise OutputError when none does.
        """
        self._mixer.restart()
        self._opening_since = self._began = time.perf_counter()
        try:
            self._output = output = open_first(self._backend, self._mixer)
        finally:
            self._opening_since = None
        self._began = time.perf_counter()
        while not self._leaving.wait(PROOF_S):
            if self._races():
                raise OutputError(RACES)
            if self._mixer.frame > FILLED:
                self._say({"op": "open", "name": output.name})
                return
            if time.perf_counter() - self._began > FIRST_S:
                raise OutputError(SILENT)

    def _watch(self) -> str:
        """Return why there is no sound any more, as soon as that is so.

        Empty when the session ends before.
        """
        still, asked_at = 0, self._mixer.asked_at
        while not self._leaving.wait(LOOK_S):
            before, asked_at = asked_at, self._mixer.asked_at
            still = still + 1 if asked_at == before else 0
            if self._races():
                return RACES
            if still >= STILL_LOOKS:
                return SILENT
        return ""

    def _beat(self) -> None:
        """Tell that we live, and when the driver does not. Calls none, so that it never hangs."""
        while not self._leaving.wait(BEAT_S):
            began = self._opening_since
            opening_s = time.perf_counter() - began if began else 0.0
            if opening_s > OPENING_S:
                self._say({"op": "lost", "why": SILENT})
            if opening_s > STUCK_S:
                self._say({"op": "stuck"})
            self._say({"op": "beat"})

    def _release(self) -> None:
        """Close what is open. Raise Stuck when it does not let itself be closed."""
        output, self._output = self._output, None
        if output:
            closer = threading.Thread(target=output.close, daemon=True)
            closer.start()
            closer.join(CLOSE_S)
            if closer.is_alive():
                raise Stuck

    def _sounds(self) -> bool:
        """Return whether something is being heard that has not ended."""
        output = self._output
        stalled_s = time.perf_counter() - (self._mixer.asked_at or self._began)
        return output is not None and stalled_s < STALLED_S and (self._mixer.busy() or output.lasting())

    def _races(self) -> bool:
        lasted_s = time.perf_counter() - self._began + RACING_AFTER_S
        return self._mixer.frame > RACING * lasted_s * RATE


def pause_s(effort_s: float) -> float:
    """Return how long to wait after a try to open a device that has cost so many seconds of a core."""
    return max(PAUSE_S, min(LONG_PAUSE_S, effort_s / EFFORT))
