"""The error of words that do not become sound."""

from __future__ import annotations


class SpeechFailure(Exception):
    """Words did not become sound; the message says why, as a clause without a full stop."""


class NothingHeard(SpeechFailure):
    """There is no sound in what was rendered: the engine is well, the text has nothing to say."""
