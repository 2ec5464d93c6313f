"""espeak-ng, which most Linux systems have or can have."""

from __future__ import annotations

import os
from pathlib import Path

from runtimer.adapters.programs.search_path import find_program
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish

NAME = "espeak-ng"
RANK = 40
WORDS_PER_MINUTE = 175
"""espeak-ng's own default."""


def open_engine(wish: VoiceWish) -> ProgramEngine:
    """Return the engine; its voice is the first one of the language. The text is UTF-8 and no markup."""
    path = find_program(NAME) or _installed_on_windows()
    options = ("--stdin", "--stdout", "-b", "1", "-z", "-s", str(WORDS_PER_MINUTE), "-v", wish.language)
    return ProgramEngine(NAME, (path, *options), missing="" if path else "espeak-ng is not installed")


def _installed_on_windows() -> str:
    """Return where its installer puts it there, which is not in PATH."""
    path = Path(os.environ.get("PROGRAMFILES", "")) / "eSpeak NG" / "espeak-ng.exe"
    return str(path) if path.is_absolute() and path.is_file() else ""
