"""Colours of the screen, dark, told apart by colour-blind eyes."""

from __future__ import annotations

from functools import cache

from rich.style import Style

from runtimer.domain.workout import Intensity
from runtimer.engine.glance import Glance
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Segment

GROUND = "#0b0e13"
INK = "#f2f4f7"
SOFT = "#98a2b0"
FAINT = "#3b4450"
ALARM = "#ff9e7a"

INTENSITIES = {
    Intensity.REST: "#eef1f5",
    Intensity.ACTIVE: "#ffc61a",
    Intensity.RECOVERY: "#58b4f0",
    Intensity.WARMUP: "#e8704d",
    Intensity.COOLDOWN: "#188f75",
}
"""Brightest first; each step down takes a fifth of the luminance or more, so that grey alone tells them apart."""


@cache
def ink(colour: str, *, bold: bool = False) -> Style:
    """Return text of that colour on the ground."""
    return Style(color=colour, bgcolor=GROUND, bold=bold or None)


@cache
def dimmed(colour: str) -> Style:
    """Return text of that colour, half as bright."""
    return Style(color=colour, bgcolor=GROUND, dim=True)


@cache
def inverted(colour: str) -> Style:
    """Return bold text cut out of that colour; by reverse video, so that it holds without colours too."""
    return Style(color=colour, bgcolor=GROUND, bold=True, reverse=True)


PLAIN = ink(INK)
STRONG = ink(INK, bold=True)
QUIET = ink(SOFT)
LINE = ink(FAINT)


def colour_of(segment: Segment | None) -> str:
    """Return the colour of a segment's kind of work; past the end the brightest."""
    return INTENSITIES[segment.verb.intensity] if segment else INK


def phase_colour(glance: Glance) -> str:
    """Return the colour of what is going on: the step's, white while nothing is to be done."""
    return INK if glance.phase in (Phase.PAUSED, Phase.DONE, Phase.CLOSED) else colour_of(glance.segment)
