"""Places in a step where a cue falls: ``30s``, ``-30s``, ``50%``, ``400m``, ``every 400m``."""

from __future__ import annotations

import re

from runtimer.domain.goals import TimeGoal
from runtimer.domain.workout import Mark, MarkKind
from runtimer.formats.scalars.distances import distance_text, likely_unit
from runtimer.formats.scalars.durations import DURATION, duration, duration_text, positive
from runtimer.formats.scalars.goals import AMOUNT, amount
from runtimer.formats.scalars.numbers import NUMBER, even, number, share_text
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

SHORTEST_EVERY_S = 1.0
"""Cues nearer to each other than a second cannot be heard apart."""

MARK = rf"(?:[-−]{DURATION}|{NUMBER} ?%|(?:every )?{AMOUNT})"

_SHARE = re.compile(rf"({NUMBER}) ?%")


@spelled
def mark(text: str) -> Mark:
    """A place in a step; raises Refused."""
    text = even(text)
    if share := _SHARE.fullmatch(text):
        return Mark(MarkKind.SHARE, _share(number(share.group(1)) / 100, text))
    if text[0] in "-−":
        return Mark(MarkKind.BEFORE_END_SECONDS, duration(text[1:]))
    if text.lower().startswith("every "):
        return _every(text)
    goal = amount(text)
    return (
        Mark(MarkKind.AFTER_SECONDS, goal.seconds)
        if isinstance(goal, TimeGoal)
        else Mark(MarkKind.AFTER_METRES, goal.metres)
    )


def _share(share: float, text: str) -> float:
    if share > 1:
        raise Refused(
            "large-share", f"{quoted(text)} lies after the end of the step", "write a share up to `100%`"
        )
    return positive(share, text)


def _every(text: str) -> Mark:
    goal = amount(text[6:])
    if not isinstance(goal, TimeGoal):
        return Mark(MarkKind.EVERY_METRES, goal.metres)
    if goal.seconds < SHORTEST_EVERY_S:
        raise Refused(
            "often",
            f"{quoted(text)} is more often than once a second",
            "write a longer time, like `every 30s`",
        )
    return Mark(MarkKind.EVERY_SECONDS, goal.seconds)


def mark_text(mark: Mark) -> str:
    """Return a place in a step as a file writes it."""
    match mark.kind:
        case MarkKind.SHARE:
            return share_text(mark.value)
        case MarkKind.BEFORE_END_SECONDS:
            return f"-{duration_text(mark.value)}"
        case MarkKind.AFTER_SECONDS | MarkKind.EVERY_SECONDS:
            place = duration_text(mark.value)
        case MarkKind.AFTER_METRES | MarkKind.EVERY_METRES:
            place = distance_text(mark.value, likely_unit(mark.value))
    return f"every {place}" if mark.kind in (MarkKind.EVERY_SECONDS, MarkKind.EVERY_METRES) else place
