"""The error of words that do not become sound."""

from __future__ import annotations

from runtimer.adapters.programs.program_failure import ProgramFailure


class SpeechFailure(ProgramFailure):
    """Words did not become sound; the message says why, as a clause without a full stop."""


class NothingHeard(SpeechFailure):
    """There is no sound in what was rendered: the engine is well, the text has nothing to say."""
