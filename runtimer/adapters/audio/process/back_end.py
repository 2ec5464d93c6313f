"""What a back end is to the player process: a module of ``backends/`` with one function, ``open_output``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from runtimer.adapters.audio.process.mixer import Mixer

AUTO = ("miniaudio", "simpleaudio")
"""What ``auto`` tries, in this order; each is called like its library."""


class OutputError(Exception):
    """There is no sound to be had this way just now; the message says why, for people."""


class NoSuchOutput(OutputError):
    """There never will be: the library is missing, or must not be used here."""


class Output(Protocol):
    """An open device that takes its sound from a mixer until it is closed."""

    name: str
    """What plays, for people."""

    def lasting(self) -> bool:
        """Return whether something is still to be heard that was handed over as a whole, ahead of its time."""
        ...

    def close(self) -> None:
        """Release the device; may hang with its driver. Once it is closed, this does nothing."""
        ...


OpenOutput = Callable[[Mixer], Output]
"""Opens a device, or raises :class:`OutputError`."""


def installed(names: Iterable[str]) -> list[str]:
    """Return those back ends of :data:`AUTO` whose library is there."""
    return [name for name in names if find_spec(name)]


def open_first(choice: str, mixer: Mixer) -> Output:
    """Open the back end called ``choice``, or the first that works for ``auto``.

    Raise OutputError when none does.
    """
    names = (installed(AUTO) or AUTO) if choice == "auto" else (choice,)
    return first_that_works([opener(name) for name in names], mixer)


def opener(name: str) -> OpenOutput:
    """Return what opens the back end called ``name``; its library is imported only then."""

    def open_output(mixer: Mixer) -> Output:
        try:
            return cast(
                "OpenOutput", import_module(f"runtimer.adapters.audio.process.backends.{name}").open_output
            )(mixer)
        except ImportError as error:
            raise NoSuchOutput(f"{name} is not installed ({error})") from error

    return open_output


def first_that_works(openers: Sequence[OpenOutput], mixer: Mixer) -> Output:
    """Return the first output that opens.

    Raise OutputError with all reasons when none does, NoSuchOutput when none ever will.
    """
    errors: list[OutputError] = []
    for open_output in openers:
        try:
            return open_output(mixer)
        except OutputError as error:
            errors.append(error)
    hopeless = all(isinstance(error, NoSuchOutput) for error in errors)
    raise (NoSuchOutput if hopeless else OutputError)("; ".join(map(str, errors)))
