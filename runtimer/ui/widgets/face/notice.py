"""What went wrong without stopping the run, and what the author notes about the step."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.frame import Frame


def notice(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw what went wrong in one sentence, or an empty row."""
    words = frame.face.notice
    return [row(width, [Segment(f"  ! {words}", ink(frame.palette.alarm, bold=True))] if words else [])]


def note(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step's note, or an empty row."""
    words = frame.face.note
    return [row(width, [Segment(f"  {words}", ink(frame.palette.soft))] if words else [])]


def notice_or_note(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw both in one row: the notice while there is one."""
    return (notice if frame.face.notice else note)(frame, width, height)
