"""Finds out whether sound comes out of this computer, by trying."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence

from runtimer.adapters.audio.process.back_end import backends_of, is_installed
from runtimer.adapters.audio.process.device import RACES, SILENT
from runtimer.adapters.audio.process.examination import Examination
from runtimer.adapters.programs.interpreter import start_interpreter
from runtimer.adapters.programs.process_tree import kill_tree
from runtimer.ports.sound import Clip

HANGS_S = 20.0
"""An examination that takes longer, without what is played, hangs."""
UNEVEN_MS = 70.0
"""A block that is asked for so much later may be too late for its sound: a PulseAudio server has 106 ms of it, and takes
33 at a time; other systems have 180."""


def examinations(phrase: Clip | None) -> Iterator[Examination]:
    """Try each back end and yield what came of it; ``phrase`` is said after the beep of those that play."""
    for backend in backends_of("auto"):
        if is_installed(backend):
            yield examination(backend.NAME, phrase)
        else:
            yield Examination(backend.NAME, why="not installed")


def examination(backend: str, phrase: Clip | None) -> Examination:
    """Try one back end, in a process of its own: its driver may hang, or crash."""
    try:
        output = _said(
            [
                "-m",
                "runtimer.adapters.audio.process.examination",
                backend,
                *([phrase.path] if phrase else []),
            ],
            phrase,
        )
        report = json.loads(output.splitlines()[-1])  # a library may have said something before
    except subprocess.TimeoutExpired:
        return Examination(backend, why=SILENT)
    except (OSError, ValueError, IndexError):
        return Examination(backend, why="its process ended before it had anything to say")
    return Examination(**{**report, "devices": tuple(report["devices"])})


def _said(arguments: Sequence[str], phrase: Clip | None) -> bytes:
    """Return what the process said that plays a phrase. Raises OSError, and TimeoutExpired where it hangs."""
    with start_interpreter(*arguments) as process:
        try:
            return process.communicate(timeout=HANGS_S + (phrase.seconds if phrase else 0))[0]
        finally:
            kill_tree(process)


def remedy(found: Examination, platform: str) -> str:
    """Return what to do about what is wrong on a ``sys.platform``, empty where nothing is."""
    if not found.why:
        return _EVEN if found.latest_ms > UNEVEN_MS else ""
    for sign, cure in _CURES.items():
        if sign in found.why:
            return cure(found, platform)
    return ""


def _missing(found: Examination, _: str) -> str:
    if found.backend == "simpleaudio":
        return "only needed where miniaudio does not play: `pip install 'runtimer[simpleaudio]'`, with a C compiler and ALSA's headers"
    return "`pip install miniaudio`; it has wheels for Linux on x86-64, macOS on arm64 and Windows, elsewhere take simpleaudio"


def _hung(_: Examination, platform: str) -> str:
    if platform == "linux":
        return "restart the sound server: `systemctl --user restart pipewire pipewire-pulse wireplumber`, or `pulseaudio --kill`"
    return "turn the headphones off and on; if that does not help, restart the computer"


def _absent(_: Examination, platform: str) -> str:
    if platform == "linux":
        return (
            "plug in or connect headphones, and see that a sound server runs: `pulseaudio --start`, or "
            "`systemctl --user start pipewire pipewire-pulse`; over SSH the sound would be the other computer's: take `--audio bell`"
        )
    return "plug in or connect headphones, and choose them in the system's sound settings"


def _swallowed(_: Examination, __: str) -> str:
    return "ALSA's default device is `null`: look at ~/.asoundrc and /etc/asound.conf"


_EVEN = "the computer was too busy, or the headphones' connection is poor: close other programs, move closer, or take a cable"

_CURES: dict[str, Callable[[Examination, str], str]] = {
    "not installed": _missing,
    SILENT: _hung,
    RACES: _swallowed,
    "no sound device": _absent,
    "simpleaudio:": _absent,
    "asks for nothing": _hung,
}
"""What a reason says, and what helps."""
