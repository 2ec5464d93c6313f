"""Rows of cells: segments brought to an exact width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.ui.palette import PLAIN


def row(width: int, left: Iterable[Segment], right: Iterable[Segment] = (), fill: Style = PLAIN) -> Strip:
    """Return one row of exactly ``width`` cells.

    Where room is short the right part stays and the left one is cut, and shows it.
    """
    tail = Strip(right)
    if tail.cell_length >= width:
        return tail.adjust_cell_length(width, fill)
    head = _fitted(Strip(left), width - tail.cell_length, fill)
    return Strip.join((head, tail)) if tail.cell_length else head


def _fitted(strip: Strip, width: int, fill: Style) -> Strip:
    if strip.cell_length <= width:
        return strip.adjust_cell_length(width, fill)
    head = strip.crop(0, width - 1).adjust_cell_length(width - 1, fill)
    style = next((piece.style for piece in reversed([*head]) if piece.style), fill)
    return Strip.join((head, Strip([Segment("…", style)])))


def band(width: int, left: str, right: str, style: Style) -> Strip:
    """Return one row in one style, a text at each end."""
    return row(width, [Segment(f"  {left}", style)], [Segment(f" {right}  ", style)], fill=style)


def space(cells: int) -> Segment:
    """Return so many empty cells."""
    return Segment(" " * cells, PLAIN)


def blank(width: int, height: int, fill: Style = PLAIN) -> list[Strip]:
    """Return ``height`` empty rows."""
    return [Strip.blank(width, fill)] * height


def centred(lines: Sequence[str], width: int, style: Style) -> list[Strip]:
    """Return lines of narrow characters as a block in the middle of the rows, cut where they are longer."""
    before = " " * ((width - max(map(len, lines), default=0)) // 2)
    return [_kept(before + line, width, style) for line in lines]


@lru_cache(maxsize=512)
def _kept(text: str, width: int, style: Style) -> Strip:
    """A row that is drawn again and again, kept with all that Textual keeps with it."""
    return Strip([Segment(text[:width].ljust(width), style)], width)


def stacked(parts: Sequence[Strip], width: int, height: int) -> list[Strip]:
    """Return exactly ``height`` rows: the first ones of ``parts``, then blank ones."""
    return [*parts[:height], *blank(width, height - len(parts))]
