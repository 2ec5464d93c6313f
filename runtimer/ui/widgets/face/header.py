"""The header: what is run, and how long still."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.engine.phases import Phase
from runtimer.ui.palette import PLAIN, STRONG, ink
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.written import duration, time_of_day


def header(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the workout's name on the left, and what is left of it on the right."""
    glance = frame.glance
    left = Segment(f"left {duration(glance.left_s)}", STRONG)
    end = Segment(f"{_end(frame)} ", ink(frame.palette.soft))
    return [row(width, [Segment(f" {glance.plan.workout.name}", PLAIN)], [space(1), left, end])]


def _end(frame: Frame) -> str:
    glance = frame.glance
    if glance.phase in (Phase.DONE, Phase.CLOSED):
        return f" · took {duration(glance.elapsed_s)}"
    return f"{' ~' * glance.left_estimated} · done at {time_of_day(frame.now, glance.left_s)}"
