"""The phase line: what is being done, and which repetition of it."""

from __future__ import annotations

from textual.strip import Strip

from runtimer.ui.palette import inverted
from runtimer.ui.rows import band, blank
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import BETWEEN

_MARGINS = 5
"""Cells around the two texts of a band."""


def phase(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw a band in the phase's colour, its word on the left, the repetition on the right."""
    face = frame.face
    style = inverted(frame.palette.of(face.kind))
    above = (height - 1) // 2
    below = height - 1 - above
    return [
        *blank(width, above, style),
        band(width, face.phase, BETWEEN.join(face.aside), style),
        *blank(width, below, style),
    ]


def phase_and_sound(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the phase line where there is no header: why nothing is heard stands before the repetition.

    For room the outer sets go.
    """
    face = frame.face
    sound = [face.sound] if face.sound else []
    aside = [*sound, *face.aside]
    while len(aside) > len(sound) + 1 and len(face.phase) + len(BETWEEN.join(aside)) + _MARGINS > width:
        del aside[len(sound)]
    return [band(width, face.phase, BETWEEN.join(aside), inverted(frame.palette.of(face.kind)))]
