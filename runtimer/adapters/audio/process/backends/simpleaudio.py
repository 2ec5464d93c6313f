"""Sound through simpleaudio, which has no stream: each sound is handed over at its time, as a whole."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

from runtimer.adapters.audio.process.back_end import NoSuchOutput, Output, OutputError
from runtimer.adapters.audio.process.mixer import FRAME_BYTES, Mixer
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, SAMPLE_BYTES

NAME = "simpleaudio"
RANK = 20
LIBRARY = "simpleaudio"
HEARD = True

BLOCK = RATE // 20
LOOK_S = 0.05
"""How long a cue that is due at once may have to wait."""
LATE_S = 0.5
"""Further behind than this, and what was due meanwhile is too late: the driver or the computer stood still."""
PROBE = bytes(RATE // 100 * FRAME_BYTES)
"""Ten milliseconds of silence: what plays them is there."""
SAFE_UNTIL = (3, 12)
"""From this Python on simpleaudio crashes the process whenever a sound ends; simpleaudio-patched does not."""


class Playing(Protocol):
    """A sound that was handed over."""

    def is_playing(self) -> bool:
        """Return whether it goes on."""
        ...

    def stop(self) -> None:
        """End it now."""
        ...


class SimpleaudioOutput:
    """Sleeps to each cue, renders it to its end and hands it over; a change of mind stops it."""

    name = "simpleaudio"

    def __init__(self, mixer: Mixer, play: Callable[[bytes], Playing]) -> None:
        """Play ten milliseconds of silence; raises what ``play`` raises."""
        self._mixer = mixer
        self._play = play
        self._playing = play(PROBE)
        self._hushes = mixer.hushes
        self._began = time.perf_counter()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def lasting(self) -> bool:
        """Return whether the last sound goes on."""
        return self._playing.is_playing()

    def close(self) -> None:
        """Stop at once."""
        self._closing.set()
        self._thread.join()
        self._playing.stop()

    def _work(self) -> None:
        """Serve until closed or the driver fails: that this asks the mixer for nothing any more tells of the loss."""
        while not self._closing.wait(max(0.0, min(LOOK_S, self._mixer.next_at - time.perf_counter()))):
            try:
                self._serve(time.perf_counter())
            except Exception:  # whatever a driver raises, it plays nothing now
                return

    def _serve(self, now: float) -> None:
        self._mixer.asked_at = now
        if self._hushes != self._mixer.hushes:
            self._hushes = self._mixer.hushes
            self._playing.stop()
            self._begin_afresh(now)
        if now - self._time() > LATE_S:
            self._begin_afresh(now)
        due = min(now, self._mixer.next_at)
        if (silent := round((due - self._time()) * RATE)) > 0:
            self._render(silent)
        if self._mixer.next_at <= now and (pcm := self._rendered()).strip(b"\0"):
            self._playing = self._play(pcm)

    def _begin_afresh(self, now: float) -> None:
        self._mixer.restart()
        self._mixer.asked_at = self._began = now

    def _time(self) -> float:
        """Return when the mixer's next frame is to be heard."""
        return self._began + self._mixer.frame / RATE

    def _render(self, frames: int) -> bytes:
        return bytes(memoryview(self._mixer.render(frames, self._time()))).ljust(frames * FRAME_BYTES, b"\0")

    def _rendered(self) -> bytes:
        """Return what begins now, to the end of all that sounds together with it."""
        blocks = [self._render(BLOCK)]
        while self._mixer.sounding():
            blocks.append(self._render(BLOCK))
        return b"".join(blocks)


def refusal(python: tuple[int, ...], packages: set[str]) -> str:
    """Return why simpleaudio must not play in this Python with these packages; empty when it may."""
    if python < SAFE_UNTIL or "simpleaudio" not in packages:
        return ""
    version = ".".join(map(str, python[:2]))
    return (
        f"simpleaudio crashes on Python {version} whenever a sound ends: "
        "run `pip uninstall simpleaudio`, then `pip install --force-reinstall simpleaudio-patched`"
    )


def open_output(mixer: Mixer) -> Output:
    """Open it.

    Raise NoSuchOutput where it would crash, ImportError where it is not installed, OutputError when there is
    no device.
    """
    from importlib import metadata

    packages = {(package.metadata["Name"] or "").lower() for package in metadata.distributions()}
    if why := refusal(sys.version_info[:2], packages):
        raise NoSuchOutput(why)
    from simpleaudio import play_buffer

    try:
        return SimpleaudioOutput(mixer, lambda pcm: play_buffer(pcm, CHANNELS, SAMPLE_BYTES, RATE))
    except Exception as error:
        raise OutputError(f"simpleaudio: {error}") from error
