"""Painting at once, where Textual would wait for its next refresh.

``Widget.refresh`` paints up to 16 ms later (``Screen._update_timer``, 60 Hz), wakes two timers for it and
composes the whole screen again; a second that appears late is what this program must not have. A widget that
fills its screen alone needs none of that: its changed rows are written where they stand.
``Widget.render_lines`` must give the same rows, for when Textual repaints.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from textual.strip import Strip
from textual.widget import Widget

from runtimer.ui.textual_private import CompositorUpdate, paint


class Rows(CompositorUpdate):
    """Rows of the terminal, each written at the left edge."""

    def __init__(self, rows: Sequence[tuple[int, Strip]]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments, as Textual's base class asks; what is written comes from :meth:`render_segments`."""
        for _, strip in self._rows:
            yield from strip

    def render_segments(self, console: Console) -> str:
        """Return what to write: for each row the cursor's place, then its cells."""
        return "".join(f"\x1b[{y + 1};1H{strip.render(console)}" for y, strip in self._rows)


def paint_now(widget: Widget, rows: Iterable[tuple[int, Strip]]) -> None:
    """Paint rows (each with its line on the terminal) of a widget that fills its screen, before returning.

    While another screen lies over it, nothing is painted; while Textual holds back, it paints the widget
    later.
    """
    if widget.screen is widget.app.screen and not paint(widget.screen, Rows(list(rows))):
        widget.refresh()
