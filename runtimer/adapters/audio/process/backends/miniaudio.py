"""Sound through miniaudio: PulseAudio and PipeWire, ALSA, CoreAudio, WASAPI."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from array import array
from collections.abc import Generator
from functools import partial
from typing import Any

from runtimer.adapters.audio.process.back_end import Output, OutputError, first_that_works
from runtimer.adapters.audio.process.mixer import SILENCE, Mixer
from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE

NAME = "miniaudio"
RANK = 10
LIBRARY = "miniaudio"
HEARD = True

PERIOD_MS, PERIODS = 60, 3
"""Even to 0.4 ms in three minutes with both cores busy, where 75 ms wander by 20, and less work than 50.

miniaudio's ``buffersize_msec`` is the period, not the buffer."""
SERVER_MS = 106
"""What a PulseAudio server is to have of our stream.

miniaudio asks for one period, 60 ms, of which the sink takes a quarter: a callback that a machine at work runs 45 ms
late leaves the server without sound, and the silence that it puts in moves all that follows by 15 ms or more. Of 106
ms the sink takes 33, which is no part of 60: so callbacks come in every place of the server's pattern within a
second, and the earliest of them is the same in each. A tone is heard 30 ms later for it, and a pause still silences
within a fifth of a second."""
SWALLOWS = ("NULL", "CUSTOM")
"""Back ends of miniaudio that open and are never heard."""


def library() -> Any:
    """Return miniaudio. Raise ImportError where it is not installed."""
    # It imports numpy where that happens to be installed: 20 MB and 50 ms for a conversion that is not
    # needed here. None is how Python is told that a module cannot be had.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]
    # Its JACK library would start a JACK server at every try to open a device.
    os.environ.setdefault("JACK_NO_START_SERVER", "1")
    os.environ.setdefault("PULSE_LATENCY_MSEC", str(SERVER_MS))
    import miniaudio

    return miniaudio


class MiniaudioOutput:
    """One open stream, silent in between: Bluetooth headphones that fall asleep clip the next sound."""

    def __init__(self, backend: Any, mixer: Mixer) -> None:
        """Open the device. Raise OutputError when it does not."""
        miniaudio = library()
        try:
            self._device = miniaudio.PlaybackDevice(
                sample_rate=RATE,
                nchannels=CHANNELS,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                backends=[backend],
                app_name="runtimer",
            )
            blocks = rendered(mixer)
            next(blocks)
            self._device.start(blocks)
        except miniaudio.MiniaudioError as error:
            raise OutputError(f"{backend.name.lower()}: {error.args[0]}") from error
        self.name = f"miniaudio ({self._device.backend})"
        self._open = True

    def lasting(self) -> bool:
        """Return false: a stream is handed over as it is heard."""
        return False

    def close(self) -> None:
        """Release the device with its context, whose descriptors ``PlaybackDevice.close`` leaves open."""
        if self._open:
            self._open = False
            context = self._device._context
            self._device.close()
            library().lib.ma_context_uninit(context)


def rendered(mixer: Mixer) -> Generator[bytes | array[int], int, None]:
    """Yield a block for each number of frames that is sent in.

    Never raises: miniaudio would be silent for ever after. It fills its buffer with silence before it asks.
    """
    frames = yield b""
    while True:
        try:
            block = mixer.render(frames, time.perf_counter())
        except Exception:  # whatever it is, the next block may be right again
            block = SILENCE
        frames = yield block


def ways() -> list[Any]:
    """Return the ways to sound that this system may have, the best first."""
    miniaudio = library()
    return [
        way for way in miniaudio.Backend if way.name not in SWALLOWS and miniaudio.is_backend_enabled(way)
    ]


def devices() -> list[str]:
    """Return the names of the devices of the first way that has any.

    The sound server's default is what plays.
    """
    miniaudio = library()
    for way in ways():
        with contextlib.suppress(miniaudio.MiniaudioError):
            if names := [device["name"] for device in miniaudio.Devices([way]).get_playbacks()]:
                return names
    return []


def open_output(mixer: Mixer) -> Output:
    """Open the first of the system's ways to sound that works. Raise OutputError when there is none."""
    try:
        return first_that_works([partial(MiniaudioOutput, way) for way in ways()], mixer)
    except OutputError as error:
        raise OutputError(f"no sound device was found ({error})") from error
