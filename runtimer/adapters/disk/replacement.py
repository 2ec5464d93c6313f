"""A new text for a file: written beside it, then put in its place; readers find the old or the new."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.regular_files import NOT_A_FILE, real_path, reason

USUAL_MODE = 0o666
"""Rights of a new file, less what the system's mask takes."""
PRIVATE_MODE = 0o600
LEFT_BEHIND_S = 3600.0
"""A file written beside another for so long belongs to a program that was killed."""
READ_ONLY = "it is read-only: make it writable first"
_NO_SUCH_THING = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
"""What disks on a network answer that cannot wait for a folder."""
_PATIENCE_S, _STEP_S = 1.0, 0.02
"""On Windows nothing takes the place of a file while another program reads it."""


def replace_file(
    path: Path, pieces: Iterable[bytes], *, mode: int = USUAL_MODE, durable: bool = True
) -> None:
    """Put the bytes ``pieces`` in the place of a file, or make it, with the rights ``mode``.

    Its folder is made if need be.

    A link to a file stays one: where it leads there is the new text. The file keeps its owner and its rights.
    ``durable``: the disk has it when this returns. Raises OSError about ``path``, and leaves all as it was:
    also where there is something else than a file (a device, a pipe), or a file that is read-only, even to
    the administrator.
    """
    try:
        make_folder(path.parent)
        target = real_path(path)
        forget_unfinished(target, LEFT_BEHIND_S)
        _replace(target, pieces, _status(target), mode, durable)
    except OSError as error:  # the system names the file beside it, or none
        raise OSError(error.errno or errno.EIO, reason(error), os.fspath(path)) from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all, and wait until the disk has it.

    Raises OSError.
    """
    try:
        _write(path, [data], USUAL_MODE, None, durable=True)
    except FileExistsError:
        raise
    except OSError:
        path.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises OSError, which says so where something else is in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, f"{folder} is not a folder", os.fspath(folder)) from error


def forget_unfinished(path: Path, older_than_s: float = 0.0) -> None:
    """Delete what a :func:`replace_file` cut off so long ago has left beside a file. Never raises.

    Only who holds the lock of a file may forget what is fresh.
    """
    ours = re.compile(re.escape(path.name) + r"\.[0-9a-f]{16}\.new")
    before = time.time() - older_than_s
    with suppress(OSError):
        for beside in [beside for beside in path.parent.iterdir() if ours.fullmatch(beside.name)]:
            if beside.lstat().st_mtime <= before:
                beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where a system or a disk has such a thing.

    Raises OSError.
    """
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(descriptor)


def _status(target: Path) -> os.stat_result | None:
    """Return what is to be replaced, None where nothing is there yet. Raises OSError where it must stay."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, NOT_A_FILE)
    if not (status.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, READ_ONLY)
    return status


def _replace(
    target: Path, pieces: Iterable[bytes], status: os.stat_result | None, mode: int, durable: bool
) -> None:
    beside = target.with_name(f"{target.name}.{os.urandom(8).hex()}.new")
    try:
        _write(beside, pieces, mode, status, durable=durable)
        _put(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    if durable:
        sync_folder(target.parent)


def _write(
    path: Path, pieces: Iterable[bytes], mode: int, like: os.stat_result | None, *, durable: bool
) -> None:
    """Write a new file, with owner and rights like those of another before there is anything in it."""
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        if like and os.name == "posix":
            with suppress(OSError):  # the administrator's to give away
                os.chown(path, like.st_uid, like.st_gid)
            path.chmod(stat.S_IMODE(like.st_mode))
        for piece in pieces:
            file.write(piece)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def _put(beside: Path, target: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            beside.replace(target)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > until:
                raise
            time.sleep(_STEP_S)
        else:
            return
