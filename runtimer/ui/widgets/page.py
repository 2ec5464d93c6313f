"""The page: a widget that fills its screen with rows and paints those that change at once."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from runtimer.ui.instant import paint_now

Draw = Callable[[int, int], list[Strip]]
"""Draws a whole page: from width and height in cells to as many rows of as many cells."""


class Page(Widget, can_focus=False, inherit_bindings=False):
    """Shows what ``draw`` draws, on ``paper``; :meth:`redraw` paints what has changed since."""

    ALLOW_SELECT = False

    def __init__(self, draw: Draw, paper: Style) -> None:
        super().__init__()
        self._draw = draw
        self._paper = paper
        self._rows: list[Strip] = []
        self._drawn_for: Size | None = None

    def redraw(self) -> None:
        """Draw anew and paint the rows that differ, at once."""
        if not self.is_attached or self._drawn_for != self.size:
            self._drawn_for = None
            self.refresh()
            return
        before, self._rows = self._rows, self._draw(*self.size)
        changed = [y for y, row in enumerate(self._rows) if row is not before[y] and row != before[y]]
        if changed:
            paint_now(self, zip(changed, self._on_paper([self._rows[y] for y in changed]), strict=True))

    def repaint(self) -> None:
        """Draw anew and paint every row, at once: the terminal may show anything."""
        self._drawn_for = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a part of the page; a new size is drawn when it is first asked for."""
        if self._drawn_for != self.size:
            self._rows, self._drawn_for = self._draw(*self.size), self.size
        return [row.crop(crop.x, crop.right) for row in self._on_paper(self._rows[crop.y : crop.bottom])]

    def _on_paper(self, drawn: list[Strip]) -> list[Strip]:
        """Lay rows on the paper, with the terminal's colours."""
        rows, (_, ground) = [row.apply_style(self._paper) for row in drawn], self.background_colors
        for line_filter in self.get_line_filters():
            rows = [row.apply_filter(line_filter, ground) for row in rows]
        return rows
