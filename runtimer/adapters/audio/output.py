"""What a back end is to the player process: a module of ``backends/`` with one function, ``open_output``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from runtimer.adapters.audio.mixer import Mixer

AUTO = ("miniaudio",)
"""What ``auto`` tries, in this order."""


class OutputError(Exception):
    """There is no sound to be had this way; the message says why, for people."""


class Output(Protocol):
    """An open device that takes its sound from a mixer until it is closed."""

    name: str
    """What plays, for people."""

    def close(self) -> None:
        """Release the device; may hang with its driver."""
        ...


OpenOutput = Callable[[Mixer], Output]
"""Opens a device, or raises :class:`OutputError`."""


def open_first(choice: str, mixer: Mixer) -> Output:
    """Open the back end called ``choice``, or the first that works for ``auto``. Raise OutputError when none does."""
    return first_that_works([opener(name) for name in (AUTO if choice == "auto" else (choice,))], mixer)


def opener(name: str) -> OpenOutput:
    """Return what opens the back end called ``name``; its library is imported only then."""

    def open_output(mixer: Mixer) -> Output:
        try:
            module = import_module(f"runtimer.adapters.audio.backends.{name}")
        except ImportError as error:
            raise OutputError(f"{name} is not installed ({error})") from error
        return cast("OpenOutput", module.open_output)(mixer)

    return open_output


def first_that_works(openers: Sequence[OpenOutput], mixer: Mixer) -> Output:
    """Return the first output that opens. Raise OutputError with all reasons when none does."""
    reasons: list[str] = []
    for open_output in openers:
        try:
            return open_output(mixer)
        except OutputError as error:
            reasons.append(str(error))
    raise OutputError("; ".join(reasons))
