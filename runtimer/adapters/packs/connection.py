"""A connection to a host within a limit of time, once all its addresses were judged."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack

_Place = tuple[
    socket.AddressFamily,
    socket.SocketKind,
    int,
    str,
    tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes],
]
"""One answer of ``socket.getaddrinfo``."""
Judge = Callable[[str, int], None]
"""Takes an address and a port, and raises what is to end the attempt."""


def connect(host: str, port: int, until: float, judge: Judge) -> socket.socket:
    """Connect to the first address of a host that answers by that time of ``time.monotonic``.

    ``judge`` is asked about every address before the first one is connected to. Each has its share of the time that is
    left, so that a silent one does not keep from the next. What is returned waits as long as time is left.
    Raises OSError or ValueError, and what the judge raises.
    """
    failed: OSError = TimeoutError()
    places = _look_up(host, port, until)
    for *_, address in places:
        judge(str(address[0]), int(address[1]))
    for number, place in enumerate(places):
        left_s = until - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        try:
            return _connect(place, left_s / (len(places) - number), until)
        except OSError as error:
            failed = error
    raise failed


def _connect(place: _Place, most_s: float, until: float) -> socket.socket:
    family, kind, protocol, _, address = place
    with ExitStack() as closing:
        opened = closing.enter_context(socket.socket(family, kind, protocol))
        opened.settimeout(most_s)
        opened.connect(address)
        left_s = until - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        opened.settimeout(left_s)
        closing.pop_all()
        return opened


def _look_up(host: str, port: int, until: float) -> Sequence[_Place]:
    """Ask for a host's addresses.

    Systems have no limit of time for it: a thread that waits too long is left behind.
    """
    places: Future[Sequence[_Place]] = Future()

    def ask() -> None:
        try:
            places.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as error:
            places.set_exception(error)

    threading.Thread(target=ask, daemon=True).start()
    return places.result(max(0.0, until - time.monotonic()))
