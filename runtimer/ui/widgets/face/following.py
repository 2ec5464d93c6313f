"""The next line: what comes after this step."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.engine.glance import Glance
from runtimer.ui.palette import PLAIN, QUIET, colour_of, ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.belt import RAILS
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.written import speed, work


def following(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step that comes next, with its speed."""
    glance = frame.glance
    if glance.segment is None:
        return [row(width, [])]
    label = Segment("  NEXT  ", QUIET)
    step = glance.following
    if step is None:
        return [row(width, [label, Segment("done", PLAIN)])]
    words = Segment(work(step), ink(colour_of(step), bold=True))
    return [row(width, [label, words, Segment(_belt(glance, frame.unit), PLAIN)])]


def _belt(glance: Glance, unit: Unit) -> str:
    step = glance.following
    if step and step.verb is Verb.REST:
        return f" · {RAILS}"
    if glance.following_mps:
        return f" · belt {speed(glance.following_mps, unit)}"
    return f" · {step.target.speed.text}" if step and step.target.speed else ""
