"""The progress line: how much of the step is behind."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.ui.palette import STRONG, ink
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame

_TEXT = 18
"""Cells kept for the words, so that the bar does not move when they grow."""
_MARGIN = 2


def progress(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw a bar, with what is to go in words."""
    if frame.glance.phase not in (Phase.RUNNING, Phase.PAUSED):
        return [row(width, [])]
    words = Segment(frame.face.to_go.rjust(_TEXT), STRONG)
    return [row(width, [space(_MARGIN), *_bar(frame, width - _TEXT - 2 * _MARGIN)], [words, space(_MARGIN)])]


def _bar(frame: Frame, cells: int) -> list[Segment]:
    share, line = frame.glance.progress, ink(frame.palette.faint)
    if cells < 1:
        return []
    if share is None:
        return [Segment("┄" * cells, line)]
    halves = int(min(1.0, max(0.0, share)) * cells * 2)
    behind = "━" * (halves // 2) + "╸" * (halves % 2)
    colour = frame.palette.of(frame.face.kind)
    return [Segment(behind, ink(colour, bold=True)), Segment("━" * (cells - len(behind)), line)]
