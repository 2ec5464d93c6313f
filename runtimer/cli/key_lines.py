"""Keys from standard input, a line each."""

from __future__ import annotations

import asyncio
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from runtimer.wording.eye import keys
from runtimer.wording.eye.diagnostics import safe

KEYS = tuple(name for key in keys.KEYS if not key.on_screen for name in key.names)
"""What a line may name, by any name of it."""
MOST_BYTES = 64
"""A longer line is no key's name."""
MOST_TOLD = 10
"""So many lines in a row that are no keys are told: whoever sends more of them is no hand."""
_EMPTY_S = 0.05
_SHOWN = 20
_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left", "5~": "pageup", "6~": "pagedown"}
_SEQUENCE = re.compile(r"\x1b(?:\[|O)([ABCD]|[56]~)")
"""What a terminal sends for such a key, which does not know that a line is awaited."""
_FIGURE = re.compile(rb"[0-9]{1,2}(?:[.,][0-9]{1,2})?")


class KeyLines:
    """Presses the key that a line names, or says that it names none."""

    def __init__(self, press: Callable[[str], None], say: Callable[[str], None]) -> None:
        self._press = press
        self._say = say
        self._refused = 0

    def take(self, line: bytes) -> None:
        """Take a line without its end."""
        if names := keys_of(line):
            self._refused = 0
            for key in names:
                self._press(key)
            return
        self._refused += 1
        if self._refused <= MOST_TOLD:
            self._say(
                f"{_quoted(line)} is no key; keys are {' '.join(KEYS)}; a figure like 16.0 is the belt's speed"
            )
        elif self._refused == MOST_TOLD + 1:
            self._say("many lines that are no keys: the next ones are not told")


def keys_of(line: bytes) -> tuple[str, ...]:
    """Return the keys that a line stands for: the one that it names, or those that type a figure, the belt's speed."""
    if len(line) <= MOST_BYTES and (figure := _FIGURE.fullmatch(line.strip(b" \t\r"))):
        return (*figure[0].decode("ascii").replace(",", "."), "enter")
    key = key_of(line)
    return () if key is None else (key,)


def key_of(line: bytes) -> str | None:
    """Return the key that a line names, None where it names none; an empty line is the space bar's."""
    if len(line) > MOST_BYTES:
        return None
    text = line.decode("utf-8", errors="replace").removeprefix("\ufeff").strip(" \t\r")
    if sequence := _SEQUENCE.fullmatch(text):
        return _ARROWS[sequence[1]]
    name = keys.name_of(text.lower() or "space")
    return name if name in KEYS else None


def lines_of(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield each line of what comes in pieces, without its end.

    One of more than :data:`MOST_BYTES` is cut after the next byte.
    """
    unfinished = b""
    for chunk in chunks:
        first, *lines = chunk.split(b"\n")
        unfinished += first[: MOST_BYTES + 1 - len(unfinished)]
        for following in lines:
            yield unfinished
            unfinished = following[: MOST_BYTES + 1]
    if unfinished:
        yield unfinished


def read_lines(
    descriptor: int, take: Callable[[bytes], None], ended: Callable[[OSError | None], None]
) -> None:
    """Call ``take`` in the running loop with each line of ``descriptor``, and ``ended`` when there will be no more, with what is wrong.

    A thread reads, since Windows has no other way to wait for a console or a pipe; it reads the descriptor itself, so that
    it holds no lock of Python's when the program leaves. The next line waits until the one before has been taken.
    """
    loop = asyncio.get_running_loop()
    turn = threading.Semaphore(0)

    def hand_over(line: bytes) -> None:
        try:
            take(line)
        finally:
            turn.release()

    def read() -> None:
        chunks = _Chunks(descriptor)
        with suppress(RuntimeError):  # the loop has ended
            for line in lines_of(chunks):
                loop.call_soon_threadsafe(hand_over, line)
                turn.acquire()
            loop.call_soon_threadsafe(ended, chunks.error)

    threading.Thread(target=read, name="keys", daemon=True).start()


class _Chunks:
    """What comes from a descriptor, to its end or to what is wrong with it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.error: OSError | None = None

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self._read():
            yield chunk

    def _read(self) -> bytes:
        while True:
            try:
                return os.read(self._descriptor, 4096)
            except BlockingIOError:  # shared with a program that does not wait for it
                time.sleep(_EMPTY_S)
            except OSError as error:
                self.error = error
                return b""


def _quoted(line: bytes) -> str:
    text = safe(line[:MOST_BYTES].decode("utf-8", errors="replace").rstrip("\r"))
    return f"“{text if len(text) <= _SHOWN else f'{text[:_SHOWN]}…'}”"
