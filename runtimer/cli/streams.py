"""The standard streams: there in any case, and clear about what could not be written."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

from runtimer.domain.errors import RuntimerError

_STREAMS = 3
_OUTPUT = 1


class Unwritten(RuntimerError):
    """Standard output does not take what is printed; the text says why."""


class ReaderGone(Unwritten):
    """Nobody reads standard output any more."""


class _Output:
    """A stream for printing: ``failed`` is called with what keeps it from being written, in place of an OSError.

    A command may look out for errors of its files; that its own words cannot be written is none of them.
    """

    def __init__(self, stream: TextIO, failed: Callable[[OSError], None]) -> None:
        self._stream = stream
        self._failed = failed

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            self._failed(error)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._failed(error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_streams() -> None:
    """Put something in the place of every standard stream that is missing, and let none of them fail in a way of its own.

    What was started without one (``>&-``, a service) wants nothing of it: its descriptor leads nowhere then. Standard output
    raises Unwritten; standard error swallows what it cannot write, since there is nobody left to tell.
    """
    _occupy()
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor, for as long as we run
    for name, number, failed in (("stdout", 1, _raise), ("stderr", 2, _swallow)):
        stream = getattr(sys, name) or open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, _Output(stream, failed))
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(
            stream, "reconfigure"
        ):  # neither a console of another encoding nor a byte that is no letter ends a session
            stream.reconfigure(errors="replace")


def discard_output() -> None:
    """Let what was printed and not yet written go nowhere, so that the last flush neither fails nor waits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _OUTPUT)
    os.close(nowhere)


def reader_left(error: OSError) -> bool:
    """Return whether an error of writing means that nobody reads any more.

    Windows has another name for it.
    """
    return isinstance(error, ConnectionError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def raw_write(stream: TextIO) -> Callable[[bytes], int | None]:
    """Return what writes bytes past a stream's buffer, and holds no lock that the end of the program waits for.

    It returns how many were taken, None where the descriptor does not wait and takes nothing now. Raises OSError.
    """
    stream.flush()
    write: Callable[[bytes], int | None] = getattr(stream.buffer, "raw", stream.buffer).write
    return write


def _occupy() -> None:
    """Take those of the three standard descriptors that are free, before a file or a socket of ours does."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        os.set_inheritable(descriptor, True)  # the programs that we start have three, too
    os.close(descriptor)


def _raise(error: OSError) -> None:
    if reader_left(error):
        raise ReaderGone("nobody reads what is printed") from error
    raise Unwritten(f"standard output cannot be written: {error.strerror or error}") from error


def _swallow(_: OSError) -> None:
    pass
