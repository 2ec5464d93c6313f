"""What may lie where a file is looked for."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

LARGE_BYTES = 300 << 20


def make(kind: str, path: Path) -> None:
    """Put something of this kind at a path.

    Where the system or its administrator has none, the test is skipped.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        STRANGE[kind](path)
    except (AttributeError, OSError, NotImplementedError) as error:
        pytest.skip(f"no {kind} is to be had here: {error}")


def _device(path: Path) -> None:
    """Make a device without end.

    The administrator gets one of their own: who replaced the system's would have spoilt it.
    """
    if os.geteuid() == 0:
        os.mknod(path, stat.S_IFCHR | 0o666, Path("/dev/zero").stat().st_rdev)
    else:
        path.symlink_to("/dev/zero")


def _link_to_device(path: Path) -> None:
    _device(path.with_name(f"{path.name}.device"))
    path.symlink_to(f"{path.name}.device")


def _socket(path: Path) -> None:
    folder = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # the name of a socket has room for a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.fchdir(folder)
        os.close(folder)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGE_BYTES)


STRANGE: dict[str, Callable[[Path], None]] = {
    "pipe": lambda path: os.mkfifo(path),
    "device": _device,
    "link to a device": _link_to_device,
    "folder": lambda path: path.mkdir(),
    "socket": _socket,
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "large file": _large,
}
NO_FILES = ("pipe", "device", "link to a device", "folder", "socket")
