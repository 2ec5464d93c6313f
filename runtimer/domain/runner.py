"""The runner at hand: unit and own paces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb

OPEN_ESTIMATE_S = 300.0
"""What an open step counts in totals: five minutes."""

_ESTIMATES_MPS = {Verb.WALK: 1.5, Verb.RUN: 3.0, Verb.REST: 0.0}
_EASY_ESTIMATE_MPS = 2.5


@dataclass(frozen=True, slots=True)
class Runner:
    """Who runs: the unit they think in, the speeds (m/s) of the named paces that are known, and of their walking."""

    unit: Unit = Unit.KM
    paces: Mapping[PaceName, float] = field(default_factory=dict)
    walk_mps: float | None = None

    def estimate_mps(self, verb: Verb) -> float:
        """A speed that serves totals and nothing else (``workout-format.md``, meaning 10), the runner's own where known."""
        if verb is Verb.WALK and self.walk_mps:
            return self.walk_mps
        own = None if verb in (Verb.WALK, Verb.REST) else self.paces.get(PaceName.EASY)
        return own or _ESTIMATES_MPS.get(verb, _EASY_ESTIMATE_MPS)
