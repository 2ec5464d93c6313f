"""Heart rates, from which the zones of a runner come."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.targets import Band

LOWEST_BPM, HIGHEST_BPM = 80.0, 230.0
"""The range of sense of a maximal or threshold heart rate."""

ZONES = range(1, 6)
"""Z1 to Z5."""
_OF_THRESHOLD = ((0.0, 0.85), (0.85, 0.89), (0.90, 0.94), (0.95, 0.99), (1.00, 1.06))
"""Z1 to Z5 as shares of the threshold heart rate: J. Friel, *The Triathlete's Training Bible*; Z5 is his 5a
and 5b."""
_OF_MAXIMUM = ((0.50, 0.60), (0.60, 0.70), (0.70, 0.80), (0.80, 0.90), (0.90, 1.00))
"""Z1 to Z5 as shares of the maximal heart rate: the five zones that watches come with."""
_EASIEST_OF_THRESHOLD = 0.65
"""Z1 has no lower end in Friel's model; below this nobody runs."""


@dataclass(frozen=True, slots=True)
class HeartRates:
    """The maximal and the threshold heart rate in beats a minute; what is None is not known."""

    max_bpm: float | None = None
    threshold_bpm: float | None = None

    def __post_init__(self) -> None:
        for bpm in (self.max_bpm, self.threshold_bpm):
            if bpm is not None and not LOWEST_BPM <= bpm <= HIGHEST_BPM:
                raise ValueError(f"a heart rate must be within {LOWEST_BPM} and {HIGHEST_BPM}, not {bpm}")
        if self.max_bpm and self.threshold_bpm and self.threshold_bpm >= self.max_bpm:
            raise ValueError("the threshold heart rate lies below the maximal one")

    def zone(self, number: int) -> Band | None:
        """Return zone 1 to 5 in whole beats a minute, None while nothing is known.

        The threshold says more than the maximum, and goes before it.
        """
        if self.threshold_bpm:
            low, high = _OF_THRESHOLD[number - 1]
            top = round(self.threshold_bpm * high)
            return Band(
                round(self.threshold_bpm * max(low, _EASIEST_OF_THRESHOLD)), self._below_maximum(top, number)
            )
        if self.max_bpm:
            low, high = _OF_MAXIMUM[number - 1]
            return Band(round(self.max_bpm * low), round(self.max_bpm * high))
        return None

    def _below_maximum(self, bpm: float, number: int) -> float:
        """Let the last zone end at the maximal heart rate where that is known."""
        return self.max_bpm if number == ZONES[-1] and self.max_bpm else bpm
