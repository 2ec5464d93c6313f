"""Who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runtimer.adapters.speech.clip_cache import Clips
from runtimer.adapters.speech.silent_engine import SilentSpeech
from runtimer.adapters.speech.speaker import TIMEOUT_S, Speaker
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish
from runtimer.discovery import Kind, load_part, parts
from runtimer.domain.sound import voices
from runtimer.ports.sound import SpeechEngine

OWN = "command"
"""The voice that the runner brings; where it is set and missing, whoever speaks in its place says so."""
REMEDY = "install espeak-ng, or set sound.speech_command"


def open_speech(
    choice: str, command: Sequence[str], language: str, folder: Path, timeout_s: float = TIMEOUT_S
) -> SpeechEngine:
    """Return the engine of one of :func:`voices`; where none is to be had, a silent one that says so.

    Never waits.

    Clips are kept in ``folder``, which need not exist; a text may take ``timeout_s`` to be rendered. Raise
    ValueError when there is no such choice.
    """
    if choice not in voices():
        raise ValueError(f"no such speech: {choice}")
    if choice == "none":
        return SilentSpeech()
    wish = VoiceWish(language, tuple(command))
    if choice != "auto":
        try:
            return _speak(load_part(Kind.VOICE, choice).open_engine(wish), folder, timeout_s)
        except ImportError as error:
            return SilentSpeech(f"No words: {choice} is not installed ({error}).")
    # The runner's own command, then the system's voice, then what was installed: each is there for a reason.
    engines = [voice.open_engine(wish) for voice in parts(Kind.VOICE)]
    first = next((engine for engine in engines if not engine.missing), None)
    why = load_part(Kind.VOICE, OWN).open_engine(wish).missing if command else ""
    if first is None:
        return SilentSpeech(f"No words: {why or REMEDY}.")
    return _speak(first, folder, timeout_s, f"{first.name} speaks: {why}." if why else "")


def _speak(engine: ProgramEngine, folder: Path, timeout_s: float, notice: str = "") -> SpeechEngine:
    if engine.missing:
        return SilentSpeech(f"No words: {engine.missing}.")
    return Speaker(engine, Clips(folder), timeout_s, notice)
