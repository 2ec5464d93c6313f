"""No words."""

from __future__ import annotations

from collections.abc import Sequence

from runtimer.ports.sound import Clip


class SilentSpeech:
    """Implements ``ports.SpeechEngine`` without a word.

    ``notice`` says why, where the runner did not ask for it.
    """

    name = "none"

    def __init__(self, notice: str = "") -> None:
        self._notices = [notice] if notice else []

    def prepare(self, texts: Sequence[str]) -> None:
        """Render nothing."""

    def clip(self, text: str) -> Clip | None:
        """Return None: there is no clip."""

    def waits(self, text: str) -> bool:
        """Return False: there will be none."""
        return False

    def notices(self) -> list[str]:
        """Return why it is silent, once."""
        notices, self._notices = self._notices, []
        return notices

    def close(self) -> None:
        """Stop nothing."""
