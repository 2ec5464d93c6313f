"""What a back end is to the player process: a module of ``backends``, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Protocol

from runtimer.adapters.audio.process.mixer import Mixer
from runtimer.discovery import Kind, parts


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


class BackEnd(Protocol):
    """What each module of ``backends`` is; its library is imported only when it opens."""

    NAME: str
    LIBRARY: str
    """What has to be installed for it; empty where nothing has."""
    HEARD: bool
    """Whether ``auto`` may take it."""

    def open_output(self, mixer: Mixer) -> Output:
        """Open a device. Raise OutputError when there is none, ImportError when the library is not there."""
        ...


def is_installed(backend: BackEnd) -> bool:
    """Return whether the library of a back end is there."""
    return not backend.LIBRARY or find_spec(backend.LIBRARY) is not None


def backends_of(choice: str) -> list[BackEnd]:
    """Return the back end that is called ``choice``, or all that ``auto`` may take, the best first."""
    backends: tuple[BackEnd, ...] = parts(Kind.BACK_END)
    is_auto = choice == "auto"
    return [backend for backend in backends if (backend.HEARD if is_auto else choice == backend.NAME)]


def open_first(choice: str, mixer: Mixer) -> Output:
    """Open the back end called ``choice``, or the first that works for ``auto``.

    Raise OutputError when none does.
    """
    if not (backends := backends_of(choice)):
        raise NoSuchOutput(f"{choice} is not installed")
    openers = [_opener(backend) for backend in filter(is_installed, backends)]
    return first_that_works(openers or [_opener(backend) for backend in backends], mixer)


def _opener(backend: BackEnd) -> OpenOutput:
    def open_output(mixer: Mixer) -> Output:
        try:
            return backend.open_output(mixer)
        except ImportError as error:
            raise NoSuchOutput(f"{backend.NAME} is not installed ({error})") from error

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
