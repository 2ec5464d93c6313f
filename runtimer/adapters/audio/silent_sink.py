"""No sound."""

from __future__ import annotations

from collections.abc import Sequence

from runtimer.engine.cues.cue import Cue
from runtimer.ports.sound import Phrase


class SilentSink:
    """Implements ``ports.AudioSink`` without a sound.

    ``notice`` says why, where the runner did not ask for it.
    """

    name = "none"

    def __init__(self, notice: str = "") -> None:
        self._notices = [notice] if notice else []
        self.lost = bool(notice)

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play nothing."""

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Say nothing."""

    def set_volume(self, tones: float, words: float) -> None:
        """Be neither louder nor softer."""

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop nothing."""

    def notices(self) -> list[str]:
        """Return why it is silent, once."""
        notices, self._notices = self._notices, []
        return notices

    def close(self) -> None:
        """Release nothing."""
