"""The keys and what they do."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette
from runtimer.ui.presses import Press
from runtimer.ui.rows import band, blank, row
from runtimer.ui.screens.paper import Paper
from runtimer.ui.screens.scroll import SCROLLING, Scroll
from runtimer.ui.widgets.face.footer import keys
from runtimer.wording.eye import footers
from runtimer.wording.eye.footers import Hint
from runtimer.wording.eye.keys import help_rows

_COLUMN = 22
_LEAST = 16
"""Columns of text, where a narrower window cuts it."""


class HelpScreen(Paper):
    """Lies over another screen until a key is pressed."""

    FREE = SCROLLING

    def __init__(self, palette: Palette, key_rows: Sequence[Hint] = help_rows()) -> None:
        super().__init__(palette)
        self._key_rows = key_rows
        self._scroll = Scroll()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw a row for each key."""
        top = [band(width, "KEYS", "", INVERTED), *blank(width, 1)][: max(0, height - 2)]
        rows = [
            row(width, [Segment(f"  {'' if number else key:<{_COLUMN}}", STRONG), Segment(line, PLAIN)])
            for key, words in self._key_rows
            for number, line in enumerate(wrap(words, max(_LEAST, width - _COLUMN - 2)))
        ]
        room = height - len(top) - 1
        hints = footers.key_help(scrolls=len(rows) > room)
        return [*top, *self._scroll.window(rows, width, room), keys(hints, width, self.palette)]

    def press(self, press: Press) -> None:
        """Scroll, or go back."""
        if self._scroll.take(press.key):
            self.page.redraw()
        else:
            self.dismiss()
