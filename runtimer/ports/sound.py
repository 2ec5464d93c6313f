"""What makes cues heard: tones through a sink, words through an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from runtimer.engine.cues.cue import Cue, CueId


@dataclass(frozen=True, slots=True)
class Clip:
    """Spoken words as a sound file: where it is, how many seconds it lasts."""

    path: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clip that is to begin at ``at``, or not at all when it would be more than ``patience_s`` seconds late."""

    id: CueId
    at: timedelta
    clip: Clip
    patience_s: float


class SpeechEngine(Protocol):
    """Turns words into clips ahead of time.

    No method raises or blocks; what goes wrong is told by :meth:`notices`.
    """

    @property
    def name(self) -> str:
        """What speaks, for people: ``espeak-ng``, ``none``."""
        ...

    def prepare(self, texts: Sequence[str]) -> None:
        """Render each of these, the first ones first, unless it is known already."""
        ...

    def clip(self, text: str) -> Clip | None:
        """Return the clip of a text that was prepared; None while there is none."""
        ...

    def waits(self, text: str) -> bool:
        """Return whether a text that was prepared may still become a clip."""
        ...

    def notices(self) -> list[str]:
        """Return what went wrong since the last call, each a sentence for the runner."""
        ...

    def close(self) -> None:
        """Stop rendering."""
        ...


class AudioSink(Protocol):
    """Where cues become sound. No method raises or blocks; what goes wrong is told by :meth:`notices`."""

    @property
    def name(self) -> str:
        """What plays, for people: ``miniaudio (PulseAudio)``, ``none``."""
        ...

    @property
    def lost(self) -> bool:
        """Whether what was chosen cannot be heard now."""
        ...

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play each tone and each sound that the author named at its time.

        A cue whose id was given before is ignored.
        """
        ...

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Play each phrase at its time; one whose id was given before is ignored.

        Words are hushed while a tone sounds.
        """
        ...

    def set_volume(self, tones: float, words: float) -> None:
        """Set how loud both are, 0 (mute) to 1; what is sounding follows."""
        ...

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop every cue of an earlier revision that has not begun.

        With ``fade`` fade out what is sounding too.
        """
        ...

    def notices(self) -> list[str]:
        """Return what went wrong since the last call, each a sentence for the runner."""
        ...

    def close(self) -> None:
        """Let what is sounding end, then release the device."""
        ...
