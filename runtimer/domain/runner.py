"""The runner at hand: unit, own paces, heart rates, the machine under their feet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runtimer.domain.heart import HeartRates
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb

OPEN_ESTIMATE_S = 300.0
"""What an open step counts in totals: five minutes."""

SLOWEST_SCALE, FASTEST_SCALE = 0.8, 1.2
"""A day's change of speed: beyond a fifth it is another workout."""

_EASY_ESTIMATE_MPS = 2.5
_WALK_ESTIMATE_MPS = 1.5
_RUN_TO_EASY = 1.2
"""A run without a pace is estimated so much faster than easy running: 3.0 against 2.5 m/s while no pace is
known."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Who runs: the unit they think in, the speeds (m/s) of the named paces and of walking that are known, heart rates.

    ``scale`` is the share of every speed that is asked for today: 1.02 is two percent faster.
    """

    unit: Unit = Unit.KM
    paces: Mapping[PaceName, float] = field(default_factory=dict)
    walk_mps: float | None = None
    heart: HeartRates = field(default_factory=HeartRates)
    treadmill: Treadmill | None = None
    scale: float = 1.0

    def estimate_mps(self, verb: Verb) -> float:
        """Return a speed that serves totals and nothing else (``workout-format.md``, meaning 10)."""
        easy = self.paces.get(PaceName.EASY, _EASY_ESTIMATE_MPS)
        if verb is Verb.RUN:
            return easy * _RUN_TO_EASY
        if verb is Verb.WALK:
            return self.walk_mps or _WALK_ESTIMATE_MPS
        return 0.0 if verb is Verb.REST else easy
