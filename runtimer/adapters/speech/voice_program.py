"""What an engine is to the speaker: a program that turns text on its standard input into a WAV file."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from runtimer.adapters.disk.regular_files import open_file
from runtimer.adapters.programs.bounded_program import MOST_BYTES, Program
from runtimer.adapters.programs.environment import child_environment
from runtimer.adapters.speech.speech_failure import SpeechFailure


@dataclass(frozen=True, slots=True)
class VoiceWish:
    """How the words are to be spoken: a short language name (``en``).

    The runner's own program with its arguments, if any.
    """

    language: str = "en"
    command: tuple[str, ...] = ()


class Engine(Protocol):
    """What the speaker needs of an engine."""

    @property
    def name(self) -> str:
        """What speaks, for people."""
        ...

    @property
    def missing(self) -> str:
        """Why it cannot speak on this machine, empty when it can."""
        ...

    def identity(self) -> str:
        """Return what its voice depends on: the same text with the same identity sounds the same."""
        ...

    def render(self, text: str, timeout_s: float) -> bytes:
        """Return the text as a WAV file. Raise ProgramFailure when that does not work within ``timeout_s``."""
        ...

    def stop(self) -> None:
        """End what is being rendered, in another thread, and render nothing any more."""
        ...


@dataclass(frozen=True)
class ProgramEngine:
    """Implements :class:`Engine` with a program.

    ``arguments`` begin with the program's path; text is never among them. The sound comes by standard output,
    or, where ``file_option`` is set, by a file that is named behind this option. ``encode`` makes standard
    input of a text, ``environment`` is added to our own.
    """

    name: str
    arguments: tuple[str, ...] = ()
    missing: str = ""
    file_option: str = ""
    encode: Callable[[str], bytes] = str.encode
    environment: Mapping[str, str] = field(default_factory=dict)
    _program: Program = field(default_factory=Program, init=False, compare=False)

    def identity(self) -> str:
        """Return what it is called with, the state of all files among that, and the system's version."""
        stamps = [_stamp(Path(argument)) for argument in self.arguments]
        return repr((self.arguments, sorted(self.environment.items()), stamps, platform.version()))

    def render(self, text: str, timeout_s: float) -> bytes:
        """Return what the program makes of the text.

        Raise ProgramFailure when it fails, hangs or makes too much.
        """
        environment = {**child_environment(), **self.environment}
        if not self.file_option:
            return self._program.run(self.arguments, self.encode(text), timeout_s, environment)
        # Windows may keep a file open for a moment after the program ended.
        with tempfile.TemporaryDirectory(prefix="runtimer-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "words.wav"
            self._program.run(
                (*self.arguments, self.file_option, str(path)), self.encode(text), timeout_s, environment
            )
            return _read(path)

    def stop(self) -> None:
        """Kill the program if it runs."""
        self._program.stop()


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from its next version; None for what is no file.

    A relative path means little tomorrow.
    """
    try:
        stat = path.stat() if path.is_absolute() else None
    except (OSError, ValueError):
        return None
    return (stat.st_size, stat.st_mtime_ns) if stat else None


def _read(path: Path) -> bytes:
    try:
        with open_file(path) as file:
            sound = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SpeechFailure("it wrote no sound") from error
    if len(sound) > MOST_BYTES:
        raise SpeechFailure("it wrote too much")
    return sound
