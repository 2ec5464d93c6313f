"""How loud the coach is."""

from __future__ import annotations

from dataclasses import dataclass, replace

STEP, MOST = 10, 100


@dataclass(frozen=True, slots=True)
class Volume:
    """Loudness of tones and of words, 0 to 1 each, as the settings have them.

    ``percent`` of both is heard unless ``muted``.
    """

    tones: float = 1.0
    words: float = 1.0
    percent: int = MOST
    muted: bool = False

    @property
    def heard(self) -> tuple[float, float]:
        """How loud tones and words are, 0 to 1."""
        share = 0.0 if self.muted else self.percent / MOST
        return self.tones * share, self.words * share

    def louder(self, steps: int) -> Volume:
        """Return it so many steps louder (softer: negative), heard again."""
        return replace(self, percent=min(MOST, max(0, self.percent + STEP * steps)), muted=False)

    def toggled(self) -> Volume:
        """Return it muted, or heard again."""
        return replace(self, muted=not self.muted)

    def __str__(self) -> str:
        return "muted" if self.muted else f"sound {self.percent} %"
