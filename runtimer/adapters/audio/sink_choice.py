"""Which sound the runner gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from runtimer.adapters.audio.bell_sink import BelledSink, BellSink
from runtimer.adapters.audio.player import PlayerSink
from runtimer.adapters.audio.process.back_end import backends_of, is_installed
from runtimer.adapters.audio.silent_sink import SilentSink
from runtimer.domain.sound import SoundSettings, backends
from runtimer.ports.clock import Clock
from runtimer.ports.sound import AudioSink


def open_sink(
    sound: SoundSettings,
    clock: Clock,
    sounds: Mapping[str, str] | None = None,
    *,
    ring: Callable[[], None] | None = None,
) -> AudioSink:
    """Return the sink that ``sound`` asks for; ``sounds`` are the paths of the workout's own by name. Never waits.

    ``ring`` rings the terminal's bell and may be called in any thread; None where there is no terminal. It
    rings for ``bell``, and for every other but ``none`` wherever and as long as there is no sound. Without it
    a sink that has no sound is silent and says so. Raise ValueError when there is no such choice.
    """
    choice = sound.backend
    if choice not in backends():
        raise ValueError(f"no such sound: {choice}")
    if choice == "none":
        return SilentSink()
    if choice == "bell":
        return (
            BellSink(clock, ring)
            if ring
            else SilentSink("No sound: there is no terminal whose bell could ring.")
        )
    back_ends = backends_of(choice)
    if not any(map(is_installed, back_ends)):
        names = " or ".join(backend.NAME for backend in back_ends) or choice
        why = f"No sound: {names} is not installed, or not to be had for this computer."
        return (
            BellSink(clock, ring, notice=f"{why} The terminal's bell rings instead.")
            if ring
            else SilentSink(why)
        )
    player = PlayerSink(clock, sound, sounds)
    return BelledSink(player, clock, ring) if ring else player
