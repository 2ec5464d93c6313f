"""The cues of a moment: every rule asked, and one tone at an instant."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from runtimer.engine.cues import rules
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment

Rule = Callable[[Moment], Iterator[Cue]]


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its name: each module of ``rules`` has one function ``cues``."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name: importlib.import_module(f"{rules.__name__}.{name}").cues for name in names}


def cues_of(moment: Moment) -> tuple[Cue, ...]:
    """Return the cues of a moment in the order of time; of several tones at one instant the one of the highest priority."""
    tones: dict[timedelta, Cue] = {}
    rest: list[Cue] = []
    for rule in all_rules().values():
        for cue in rule(moment):
            if cue.authored:
                rest.append(cue)
            elif cue.at not in tones or tones[cue.at].priority < cue.priority:
                tones[cue.at] = cue
    return tuple(sorted((*tones.values(), *rest), key=lambda cue: (cue.at, cue.id)))
