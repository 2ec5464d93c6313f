"""The profile: the workout as a skyline, with a marker where we are."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.engine.plan.skyline import Block, Skyline
from runtimer.engine.running.phases import Phase
from runtimer.ui.palette import STRONG, Palette, dimmed, ink
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_MARKER = "┃"
MARGIN = 2


def profile(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the whole workout; what is behind us is dim."""
    line, columns = frame.skyline, width - 2 * MARGIN
    if columns < 1 or not line.length_s:
        return [row(width, ())] * height
    column = min(columns - 1, int(frame.glance.position_s / line.length_s * columns))
    begun = frame.glance.phase not in (Phase.READY, Phase.GET_READY)
    place = columns if frame.glance.phase in (Phase.DONE, Phase.CLOSED) else column if begun else -1
    return _drawn(line, frame.palette, width, height, place)


@lru_cache(maxsize=16)
def _drawn(line: Skyline, palette: Palette, width: int, height: int, marker: int) -> list[Strip]:
    """Draw with the marker in column ``marker`` (before the first: nothing has begun)."""
    columns = line.sampled(width - 2 * MARGIN)
    rows = []
    for floor in range(height - 1, -1, -1):
        cells = [
            _cell(column, palette.kinds[column.kind], n - marker, height, floor)
            for n, column in enumerate(columns)
        ]
        runs = [
            Segment("".join(char for char, _ in run), style)
            for style, run in groupby(cells, key=lambda cell: cell[1])
        ]
        rows.append(row(width, [space(MARGIN), *runs]))
    return rows


def _block(height: float, rows: int, floor: int) -> str:
    """The eighths of one cell, ``floor`` cells above the ground.

    Whatever is low still shows on the ground.
    """
    return _EIGHTHS[max(1 if floor == 0 else 0, min(8, round(height * rows * 8) - floor * 8))]


def _cell(column: Block, colour: str, ahead: int, rows: int, floor: int) -> tuple[str, Style]:
    """A cell so many columns ahead of the marker."""
    if ahead == 0:
        return _MARKER, STRONG
    return _block(column.height, rows, floor), dimmed(colour) if ahead < 0 else ink(colour)
