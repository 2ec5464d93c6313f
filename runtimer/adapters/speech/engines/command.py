"""The runner's own command."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.programs.search_path import find_program
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish

NAME = "command"
RANK = 10


def open_engine(wish: VoiceWish) -> ProgramEngine:
    """Return the engine.

    The text comes to the command as UTF-8, and it writes a WAV file to standard output.
    """
    if not wish.command:
        return ProgramEngine(NAME, missing="sound.speech_command is not set")
    program, *options = wish.command
    path = find_program(program)
    missing = "" if path else f"{program}, the program of sound.speech_command, is not found"
    return ProgramEngine(Path(program).name, (path or program, *options), missing)
