"""The phase line: what is being done, and which repetition of it."""

from __future__ import annotations

from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import inverted
from runtimer.ui.rows import band, blank
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import duration, reps, sound_state, title

_BETWEEN = " · "
_MARGINS = 5
"""Cells around the two texts of a band."""
_WORDS = {
    Phase.READY: "ready",
    Phase.GET_READY: "get ready",
    Phase.PAUSED: "paused",
    Phase.LEAD_IN: "on you go",
    Phase.DONE: "done",
    Phase.CLOSED: "done",
}


def phase(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw a band in the phase's colour, its word on the left, the repetition on the right."""
    glance = frame.glance
    style = inverted(frame.palette.of_phase(glance))
    above = (height - 1) // 2
    below = height - 1 - above
    return [
        *blank(width, above, style),
        band(width, word(glance), _aside(glance), style),
        *blank(width, below, style),
    ]


def phase_and_sound(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the phase line where there is no header: why nothing is heard stands before the repetition.

    For room the outer sets go.
    """
    glance, named = frame.glance, word(frame.glance)
    sound = [sound_state(glance.silence)] if glance.silence else []
    aside = [*sound, *filter(None, _aside(glance).split(_BETWEEN))]
    while len(aside) > len(sound) + 1 and len(named) + len(_BETWEEN.join(aside)) + _MARGINS > width:
        del aside[len(sound)]
    return [band(width, named, _BETWEEN.join(aside), inverted(frame.palette.of_phase(glance)))]


def word(glance: Glance) -> str:
    """Return the word for what is going on, in capitals."""
    if glance.phase is Phase.RUNNING and glance.segment:
        return title(glance.segment).upper()
    said = _WORDS.get(glance.phase, "")
    return f"{said} {duration(glance.paused_s)}".upper() if glance.phase is Phase.PAUSED else said.upper()


def _aside(glance: Glance) -> str:
    """Which repetition; in a pause which step too."""
    if glance.segment is None:
        return ""
    named = [] if glance.phase is Phase.RUNNING else [title(glance.segment)]
    return _BETWEEN.join(filter(None, (*named, reps(glance.segment))))
