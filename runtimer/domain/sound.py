"""How much a runner wants to hear, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from runtimer.discovery import Kind, part_names


def backends() -> tuple[str, ...]:
    """Return what can play; ``auto`` takes the first that does."""
    heard = (name for name in part_names(Kind.BACK_END) if name != "none")
    return "auto", *heard, "bell", "none"


def voices() -> tuple[str, ...]:
    """Return who can speak; ``auto`` takes the first that does."""
    return "auto", *part_names(Kind.VOICE), "none"


def languages() -> tuple[str, ...]:
    """Return the languages of the words, by their codes of ISO 639-1."""
    return part_names(Kind.LANGUAGE)


def tones() -> tuple[str, ...]:
    """Return the tones that ship; each is one WAV file."""
    return part_names(Kind.TONE)


class Silence(Enum):
    """Why nothing is heard."""

    OFF = "off"
    """Nobody chose a sound."""
    MUTED = "muted"
    """By key."""
    LOST = "lost"
    """What was chosen cannot be heard."""


class Level(StrEnum):
    """How much is heard; each has all of the one before it."""

    QUIET = "quiet"
    """Changes, the countdown to them, and what the author put into the workout."""
    NORMAL = "normal"
    """What comes next, results, the finish, a reminder in a pause."""
    COACH = "coach"
    """Halfway, what is left, splits."""

    @property
    def rank(self) -> int:
        """The place in this order."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """Volumes are 0 to 1. ``on`` and ``off`` are names of cue rules that are heard or not whatever the level.

    ``offset_s`` is how late the headphones are; with ``keep_awake`` they get an inaudible noise instead of
    silence. ``speech_command`` is a program with its arguments that reads words and writes a WAV file;
    ``language`` is a short name (``en``).
    """

    backend: str = "auto"
    level: Level = Level.NORMAL
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    tones: float = 1.0
    words: float = 1.0
    offset_s: float = 0.0
    keep_awake: bool = False
    speech: str = "auto"
    speech_command: tuple[str, ...] = ()
    language: str = "en"
