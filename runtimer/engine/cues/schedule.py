"""The cues of a moment: every rule that is wanted asked, and one tone at an instant."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Protocol, cast

from runtimer.domain.sound import Level
from runtimer.engine.cues import rules
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.wanted import Wanted

DEFAULT = Wanted()


class Rule(Protocol):
    """What each module of ``rules`` is: the level from which on it is heard, and its cues."""

    LEVEL: Level

    def cues(self, moment: Moment) -> Iterator[Cue]:
        """Yield the cues of a moment."""
        ...


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by the name that settings know it by: its module's, with hyphens."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name.replace("_", "-"): cast("Rule", importlib.import_module(f"{rules.__name__}.{name}")) for name in names}


def rule_levels() -> dict[str, Level]:
    """Return the level of every rule by its name."""
    return {name: rule.LEVEL for name, rule in all_rules().items()}


def cues_of(moment: Moment, wanted: Wanted = DEFAULT) -> tuple[Cue, ...]:
    """Return the cues of a moment in the order of time; of several tones at one instant the one of the highest priority."""
    tones: dict[timedelta, Cue] = {}
    rest: list[Cue] = []
    for name, rule in all_rules().items():
        for cue in rule.cues(moment) if wanted.has(name, rule.LEVEL) else ():
            if not cue.is_tone:
                rest.append(cue)
            elif cue.at not in tones or tones[cue.at].priority < cue.priority:
                tones[cue.at] = cue
    return tuple(sorted((*tones.values(), *rest), key=lambda cue: (cue.at, cue.id)))
