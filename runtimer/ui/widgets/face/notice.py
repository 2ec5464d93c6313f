"""The notice: what went wrong without stopping the run, else what the author notes about the step."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.frame import Frame


def notice(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw one sentence, or an empty row."""
    return [row(width, _said(frame))]


def _said(frame: Frame) -> list[Segment]:
    glance = frame.glance
    if glance.notice:
        return [Segment(f"  ! {glance.notice}", ink(frame.palette.alarm, bold=True))]
    if glance.segment and glance.segment.note:
        return [Segment(f"  {glance.segment.note}", ink(frame.palette.soft))]
    return []
