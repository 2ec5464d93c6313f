"""Pipes that nobody reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

fcntl = pytest.importorskip("fcntl", reason="how much a pipe holds is Unix's")

SMALLEST = 4096
"""Bytes of the smallest pipe of Linux."""


@contextmanager
def full_pipe() -> Iterator[tuple[int, int]]:
    """A pipe that takes nothing until somebody reads."""
    reading, writing = os.pipe()
    size = fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, SMALLEST)
    os.write(writing, b"\n" * size)
    try:
        yield reading, writing
    finally:
        os.close(reading)
        os.close(writing)
