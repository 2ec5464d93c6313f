"""Writing on a terminal that may take nothing."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator

import pytest

from runtimer.ui.terminal.screen_output import DirectOutput, ScreenOutput, ThreadedOutput

FULL = "x" * 300_000
"""More than a pipe holds."""


class Reader:
    """The other end: what was written, and what the output has told."""

    def __init__(self, open_output: Callable[[Reader, int], ScreenOutput]) -> None:
        self.read_end, write_end = os.pipe()
        self.drained = self.lost = self.discarded = 0
        self.told = threading.Event()
        self.output = open_output(self, write_end)

    def drain(self) -> None:
        self.drained += 1
        self.told.set()

    def lose(self) -> None:
        self.lost += 1
        self.told.set()

    def discard(self) -> None:
        """Forget all that has not been read, as a terminal can."""
        self.discarded += 1
        self.read()

    def read(self) -> str:
        os.set_blocking(self.read_end, False)
        text = b""
        while chunk := self._chunk():
            text += chunk
        return text.decode()

    def _chunk(self) -> bytes:
        try:
            return os.read(self.read_end, 65536)
        except BlockingIOError:
            return b""


def direct(reader: Reader, descriptor: int) -> ScreenOutput:
    os.set_blocking(descriptor, False)
    return DirectOutput(descriptor, reader.drain, reader.lose, reader.discard)


def threaded(reader: Reader, descriptor: int) -> ScreenOutput:
    def write(text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(descriptor, data) :]

    return ThreadedOutput(write, reader.drain, reader.lose)


@pytest.fixture(params=[direct, threaded])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    reader = Reader(request.param)
    yield reader
    os.close(reader.read_end)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.005)


async def test_what_is_written_arrives_in_order(reader: Reader) -> None:
    for text in ("a", "b", "ü", "\x1b[2J"):
        reader.output.write(text)
    await until(lambda: not reader.output.busy)
    reader.output.close("end")
    assert reader.read() == "abü\x1b[2Jend"


async def test_what_is_not_taken_blocks_nobody_and_is_written_later(reader: Reader) -> None:
    reader.output.write(FULL)
    reader.output.write("behind it")
    assert reader.output.busy
    taken = ""

    def all_read() -> bool:
        nonlocal taken
        taken += reader.read()
        return not reader.output.busy

    await until(all_read)
    await until(lambda: reader.drained > 0)
    assert taken + reader.read() == f"{FULL}behind it"
    assert reader.lost == 0


async def test_a_terminal_that_is_gone_is_told(reader: Reader) -> None:
    os.close(reader.read_end)
    reader.output.write("nobody sees it")
    await until(lambda: reader.lost > 0)
    reader.output.close("nor this")
    assert reader.lost == 1
    reader.read_end = os.open(os.devnull, os.O_RDONLY)


async def test_a_terminal_that_takes_nothing_is_left_with_the_last_text_alone() -> None:
    reader = Reader(direct)
    reader.output.write(FULL)
    reader.output.close("restored")
    assert reader.discarded == 1
    assert reader.read() == "\x18restored"
    os.close(reader.read_end)
