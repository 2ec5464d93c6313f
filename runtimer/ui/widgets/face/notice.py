"""The notice: what went wrong without stopping the run."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.frame import Frame


def notice(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw one sentence, or an empty row."""
    said = frame.glance.notice
    return [row(width, [Segment(f"  ! {said}", ink(frame.palette.alarm, bold=True))] if said else [])]
