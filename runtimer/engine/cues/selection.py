"""How much a runner wants to hear."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.sound import Level


@dataclass(frozen=True, slots=True)
class CueSelection:
    """A level, with rules that are heard though it has not got them (``on``), or not heard at any (``off``)."""

    level: Level = Level.NORMAL
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def has(self, rule: str, level: Level) -> bool:
        """Return whether a rule of that level is to be heard."""
        return rule not in self.off and (rule in self.on or level.rank <= self.level.rank)
