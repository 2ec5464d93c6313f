"""Which sound the runner gets."""

from __future__ import annotations

from importlib.util import find_spec

from runtimer.adapters.audio.output import AUTO
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.audio.silent import SilentSink
from runtimer.ports import AudioSink, Clock

CHOICES = ("auto", *AUTO, "none")
"""What ``--audio`` takes."""


def open_sink(choice: str, clock: Clock) -> AudioSink:
    """Return the sink of one of :data:`CHOICES`; where there is no sound, a silent one that says so. Never waits.

    Raise ValueError when there is no such choice.
    """
    if choice not in CHOICES:
        raise ValueError(f"no such sound: {choice}")
    if choice == "none":
        return SilentSink()
    wanted = AUTO if choice == "auto" else (choice,)
    if not any(find_spec(library) for library in wanted):
        return SilentSink(f"No sound: {' or '.join(wanted)} is not installed, or not to be had for this computer.")
    return PlayerSink(clock, choice)
