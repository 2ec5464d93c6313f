"""How much a runner wants to hear."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Wanted:
    """A level, with rules that are heard though it has not got them (``on``), or not heard at any (``off``)."""

    level: Level = Level.NORMAL
    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()

    def has(self, rule: str, level: Level) -> bool:
        """Return whether a rule of that level is to be heard."""
        return rule not in self.off and (rule in self.on or level.rank <= self.level.rank)
