"""The footer: which key does what now."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import STRONG, Palette, ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.footers import Hint


def footer(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the keys, the one that is wanted now first; or those that answer the question whether to leave."""
    return [keys(frame.face.hints, width, frame.palette)]


def keys(hints: Iterable[Hint], width: int, palette: Palette) -> Strip:
    """Draw keys with what they do; those that no longer fit are left out."""
    segments, cells = [], 0
    for key, words in hints:
        cells += len(f"  {key} {words} ")
        if cells > width:
            break
        segments += [Segment(f"  {key}", STRONG), Segment(f" {words} ", ink(palette.soft))]
    return row(width, segments)
