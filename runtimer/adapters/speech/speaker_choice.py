"""Who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runtimer.adapters.speech.clip_cache import Clips
from runtimer.adapters.speech.engines import command as own_command
from runtimer.adapters.speech.engines import espeak_ng, sapi, say
from runtimer.adapters.speech.silent_engine import SilentSpeech
from runtimer.adapters.speech.speaker import TIMEOUT_S, Speaker
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish
from runtimer.ports.sound import SpeechEngine

ENGINES = {engine.NAME: engine.open_engine for engine in (own_command, say, sapi, espeak_ng)}
"""What ``auto`` looks for, in this order: the system's own voice is there for a reason, and so is what was
installed."""
CHOICES = ("auto", *ENGINES, "none")
"""What ``sound.speech`` takes."""
REMEDY = "install espeak-ng, or set sound.speech_command"


def open_speech(
    choice: str, command: Sequence[str], language: str, folder: Path, timeout_s: float = TIMEOUT_S
) -> SpeechEngine:
    """Return the engine of one of :data:`CHOICES`; where none is to be had, a silent one that says so.

    Never waits.

    Clips are kept in ``folder``, which need not exist; a text may take ``timeout_s`` to be rendered. Raise
    ValueError when there is no such choice.
    """
    if choice not in CHOICES:
        raise ValueError(f"no such speech: {choice}")
    if choice == "none":
        return SilentSpeech()
    wish = VoiceWish(language, tuple(command))
    if choice != "auto":
        return _speak(ENGINES[choice](wish), folder, timeout_s)
    engines = [open_engine(wish) for open_engine in ENGINES.values()]
    found = next((engine for engine in engines if not engine.missing), None)
    why = engines[0].missing if command else ""
    if found is None:
        return SilentSpeech(f"No words: {why or REMEDY}.")
    return _speak(found, folder, timeout_s, f"{found.name} speaks: {why}." if why else "")


def _speak(engine: ProgramEngine, folder: Path, timeout_s: float, notice: str = "") -> SpeechEngine:
    if engine.missing:
        return SilentSpeech(f"No words: {engine.missing}.")
    return Speaker(engine, Clips(folder), timeout_s, notice)
