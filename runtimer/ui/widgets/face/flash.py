"""The flash: what the screen does together with the beeps."""

from __future__ import annotations

from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import PLAIN

_COUNTED = frozenset({3, 2, 1})
_COUNTING = frozenset({Phase.GET_READY, Phase.LEAD_IN, Phase.RUNNING})
_NEW_S = 0.5
"""So long a step is new. Frames come with its whole seconds left, so that the inversion lasts from half a
second to one and a half."""


def pulses(glance: Glance) -> bool:
    """Return whether the digits are inverted now: they turn over with each beep, at 3, at 2 and at 1."""
    counted = glance.phase in _COUNTING and not glance.counting_up and glance.seconds in _COUNTED
    return counted and glance.seconds % 2 == 1 and not changes(glance)


def changes(glance: Glance) -> bool:
    """Return whether a step, or the time after the last one, has only just begun."""
    if glance.phase is Phase.DONE or (glance.phase is Phase.RUNNING and glance.counting_up):
        return glance.seconds == 0
    # What is behind is to what is left as the shares are: behind / seconds = progress / (1 - progress).
    share = glance.progress
    return (
        glance.phase is Phase.RUNNING and share is not None and glance.seconds * share < _NEW_S * (1 - share)
    )


def turned(rows: list[Strip]) -> list[Strip]:
    """Return rows with every cell inverted.

    What was inverted no longer is, and only what is bold keeps its colour.

    Inverted grey would be patches all over the screen.
    """
    return [
        Strip([Segment(segment.text, _turned(segment.style or PLAIN)) for segment in row], row.cell_length)
        for row in rows
    ]


@cache
def _turned(style: Style) -> Style:
    coloured = style if style.bold else style.without_color
    return coloured + Style(reverse=not style.reverse)
