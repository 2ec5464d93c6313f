"""The voice of macOS."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish

NAME = "say"
RANK = 20
PROGRAM = "/usr/bin/say"
"""Where macOS has it; another program of that name in PATH is something else."""


def open_engine(wish: VoiceWish) -> ProgramEngine:
    """Return the engine.

    It speaks with the voice that the runner chose in the system's settings, whatever the language.
    """
    missing = "" if Path(PROGRAM).is_file() else "say is a part of macOS"
    return ProgramEngine(
        NAME,
        (PROGRAM, "-f", "-", "--file-format=WAVE", "--data-format=LEI16@22050"),
        missing,
        file_option="-o",
    )
