"""The spool: lines that wait for a reader or a disk, while nobody waits for them."""

from __future__ import annotations

import errno
import threading

import pytest

from runtimer.cli import spool as spool_module
from runtimer.cli.spool import Spool

PATIENCE_S = 60.0
FULL = OSError(errno.ENOSPC, "No space left on device")


class Reader:
    """What a spool writes to: stuck until it is let go, failing as often as it is told to, taking so many bytes at once."""

    def __init__(self, *, stuck: bool = False, most: int = 1 << 20) -> None:
        self.data = b""
        self.errors: list[OSError] = []
        self.refusals = 0
        self.failures: list[OSError] = []
        self.failed = threading.Event()
        self.goes_on = threading.Event()
        self._most = most
        if not stuck:
            self.goes_on.set()

    def write(self, data: bytes) -> int | None:
        self.goes_on.wait(PATIENCE_S)
        if self.errors:
            raise self.errors.pop(0)
        if self.refusals:
            self.refusals -= 1
            return None
        self.data += data[: self._most]
        return min(len(data), self._most)

    def fail(self, error: OSError) -> None:
        self.failures.append(error)
        self.failed.set()

    def spool(self, most_bytes: int = 1 << 20) -> Spool:
        return Spool(self.write, self.fail, most_bytes)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again at once."""
    monkeypatch.setattr(spool_module, "RETRY_S", 0.0)


@pytest.mark.parametrize("most", [1, 7, 1 << 20])
def test_lines_are_written_whole_and_in_order(most: int) -> None:
    reader = Reader(most=most)
    spool = reader.spool()
    lines = [f"line {number}\n".encode() for number in range(3000)]
    assert all(spool.put(line) for line in lines)
    spool.drain(PATIENCE_S)
    assert reader.data == b"".join(lines)
    assert spool.pending == 0


def test_stuck_reader_keeps_nobody_waiting_and_has_the_first_lines_when_it_reads_again() -> None:
    reader = Reader(stuck=True)
    spool = reader.spool(most_bytes=1000)
    lines = [f"{number:09}\n".encode() for number in range(300)]
    taken = [line for line in lines if spool.put(line)]
    assert taken == lines[:100]
    assert spool.pending == 100
    reader.goes_on.set()
    spool.drain(PATIENCE_S)
    assert reader.data == b"".join(taken)
    assert spool.put(b"again\n")


def test_full_disk_is_told_once_and_costs_no_line() -> None:
    reader = Reader(most=3)
    reader.errors = [FULL, FULL, FULL]
    spool = reader.spool()
    spool.put(b"first\n")
    spool.drain(PATIENCE_S)
    reader.errors = [FULL]
    spool.put(b"second\n")
    spool.drain(PATIENCE_S)
    assert reader.data == b"first\nsecond\n"
    assert reader.failures == [FULL]
    assert not spool.unread


def test_descriptor_that_does_not_wait_is_given_time() -> None:
    reader = Reader()
    reader.refusals = 2
    spool = reader.spool()
    spool.put(b"line\n")
    spool.drain(PATIENCE_S)
    assert reader.data == b"line\n"
    assert reader.failures == []


@pytest.mark.parametrize(
    "error", [BrokenPipeError(errno.EPIPE, "Broken pipe"), ConnectionResetError(errno.ECONNRESET, "reset")]
)
def test_only_a_reader_who_left_means_that_nobody_reads(error: OSError) -> None:
    reader = Reader()
    reader.errors = [FULL, error]
    spool = reader.spool()
    spool.put(b"line\n")
    spool.drain(PATIENCE_S)
    assert (spool.over, spool.unread, spool.pending) == (True, True, 1)
    assert reader.failures == [FULL, error]
    assert not spool.put(b"next\n")


def test_windows_calls_a_reader_who_left_an_invalid_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    from runtimer.cli import streams

    error = OSError(errno.EINVAL, "Invalid argument")
    assert not streams.reader_left(error)
    monkeypatch.setattr(streams.sys, "platform", "win32")
    assert streams.reader_left(error)


def test_closed_spool_tries_a_disk_once_more_and_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool_module, "RETRY_S", PATIENCE_S)
    reader = Reader()
    reader.errors = [FULL, FULL]
    spool = reader.spool()
    spool.put(b"line\n")
    assert reader.failed.wait(PATIENCE_S)
    spool.close()
    spool.drain(PATIENCE_S)
    assert (spool.over, spool.unread, spool.pending, reader.errors) == (True, False, 1, [])


def test_closed_spool_writes_what_it_has() -> None:
    reader = Reader(stuck=True)
    spool = reader.spool()
    spool.put(b"line\n")
    spool.close()
    reader.goes_on.set()
    spool.drain(PATIENCE_S)
    assert reader.data == b"line\n"
