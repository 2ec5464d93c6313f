"""Keys from standard input, a line each."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable


def read_keys(descriptor: int, press: Callable[[str], None], ended: Callable[[], None]) -> None:
    """Call ``press`` in the running loop with each line of ``descriptor``, and ``ended`` when there will be no more.

    A thread reads, since Windows has no other way to wait for a console or a pipe; it reads the descriptor itself, so that
    it holds no lock of Python's when the program leaves.
    """
    loop = asyncio.get_running_loop()

    def hand_over(call: Callable[..., None], *arguments: str) -> bool:
        try:
            loop.call_soon_threadsafe(call, *arguments)
        except RuntimeError:  # the loop has ended
            return False
        return True

    def read() -> None:
        rest = b""
        while chunk := _read(descriptor):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if not hand_over(press, _key(line)):
                    return
        if rest:
            hand_over(press, _key(rest))
        hand_over(ended)

    threading.Thread(target=read, name="keys", daemon=True).start()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


def _key(line: bytes) -> str:
    """Return the key of a line: its name or its character; an empty line is the space bar's."""
    text = line.decode("utf-8", errors="replace").rstrip("\r")
    return text.strip().lower() or "space"
