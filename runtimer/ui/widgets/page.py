"""The page: a widget that shows rows and paints those that change at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from runtimer.ui.instant import paint_now

Draw = Callable[[int, int], list[Strip]]
"""Draws a whole page: from width and height in cells to as many rows of as many cells."""


class Page(Widget, can_focus=False, inherit_bindings=False):
    """Shows what ``draw`` draws; :meth:`redraw` paints what has changed since."""

    ALLOW_SELECT = False

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self._rows: list[Strip] = []
        self._drawn_for: Size | None = None

    def redraw(self) -> None:
        """Draw anew and paint the rows that differ, at once."""
        if not self.is_attached or self._drawn_for != self.size:
            self._drawn_for = None
            self.refresh()
            return
        before, self._rows = self._rows, self._draw(*self.size)
        regions = list(_changed(before, self._rows, self.size.width))
        if regions:
            paint_now(self, regions)

    def render_line(self, y: int) -> Strip:
        """Return one row; a new size is drawn when its first row is asked for."""
        if self._drawn_for != self.size:
            self._rows, self._drawn_for = self._draw(*self.size), self.size
        return self._rows[y] if y < len(self._rows) else Strip.blank(self.size.width)


def _changed(before: list[Strip], after: list[Strip], width: int) -> Iterator[Region]:
    """Yield the rows that differ, neighbouring ones together."""
    start: int | None = None
    for y, (old, new) in enumerate(zip_longest([*before, None], [*after, None])):
        differs = old != new
        if differs and start is None:
            start = y
        elif not differs and start is not None:
            yield Region(0, start, width, y - start)
            start = None
