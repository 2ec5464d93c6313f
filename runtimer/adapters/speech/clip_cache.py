"""Clips on the disk, kept from one session to the next."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.regular_files import open_file
from runtimer.adapters.disk.replacement import make_folder
from runtimer.adapters.speech.trim import trimmed
from runtimer.adapters.speech.wav import HEADER, Speech, seconds_of, write_wav
from runtimer.ports.sound import Clip

LIMIT_BYTES = 50 << 20
"""How much the clips may take: some two hundred sentences of five seconds."""
IN_USE_S = 60.0
"""What was used so lately may be about to be played, by this session or another."""
LEFT_BEHIND_S = 3600.0
"""A file half written for so long belongs to a session that crashed."""
PART = ".part"
FORM = "1"
"""How clips are made of what engines give; another number, and all are rendered again."""


class Clips:
    """The clips in a folder, which several sessions may use at once."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._written_bytes = 0

    def find(self, identity: str, text: str) -> Clip | None:
        """Return the clip of a text in a voice; None where there is none or it is broken."""
        path = self._path(identity, text)
        try:
            with open_file(path) as file:
                seconds = seconds_of(file.read(HEADER.size), os.fstat(file.fileno()).st_size)
        except OSError:
            return None
        if seconds is None:
            return None
        clip = Clip(str(path), seconds)
        return clip if self.use(clip) else None

    def keep(self, identity: str, text: str, speech: Speech) -> Clip:
        """Write a clip whole or not at all, without the silence around its words.

        Raise OSError, NothingHeard.
        """
        words = trimmed(speech)
        wav = write_wav(words)
        path = self._path(identity, text)
        make_folder(self._folder)
        self._write(path, wav)
        self._written_bytes += len(wav)
        if self._written_bytes > self._limit_bytes // 4:
            self.prune()
        return Clip(str(path), len(words.samples) / words.rate)

    def use(self, clip: Clip) -> bool:
        """Note that a clip is used now; return whether it is still there."""
        try:
            os.utime(clip.path)
        except FileNotFoundError:
            return False
        except OSError:  # another's file, or a disk that cannot be written to: it can be read all the same
            return True
        return True

    def prune(self) -> None:
        """Remove what was used longest ago, beyond the limit, but nothing of the last minute."""
        self._written_bytes = 0
        now = time.time()
        total = 0
        for used, size, path in sorted(self._files(), reverse=True):
            total += size
            left_behind = path.suffix == PART and now - used > LEFT_BEHIND_S
            if left_behind or (total > self._limit_bytes and now - used > IN_USE_S):
                with suppress(OSError):  # another session was faster, or plays it (Windows)
                    path.unlink()

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Yield the time of last use, the size and the path of each file of ours."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix in (".wav", PART):
                    with suppress(OSError):
                        stat = path.stat()
                        yield stat.st_mtime, stat.st_size, path

    def _write(self, path: Path, wav: bytes) -> None:
        handle, name = tempfile.mkstemp(PART, "", self._folder)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(wav)
            part.replace(path)
        except PermissionError:  # Windows, where another session is playing the same clip: then it is there
            if not path.exists():
                raise
        finally:
            part.unlink(missing_ok=True)

    def _path(self, identity: str, text: str) -> Path:
        return self._folder / (
            hashlib.sha256("\0".join((FORM, identity, text)).encode()).hexdigest() + ".wav"
        )
