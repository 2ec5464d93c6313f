"""Who listens."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.wording.ear.language import Language, Words


@dataclass(frozen=True, slots=True)
class Listener:
    """A runner, and the language that they are spoken to in."""

    runner: Runner
    language: Language

    @property
    def unit(self) -> Unit:
        """The unit they think in."""
        return self.runner.unit

    @property
    def words(self) -> Words:
        """The words of their language."""
        return self.language.words
