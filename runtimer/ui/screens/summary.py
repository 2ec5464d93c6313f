"""After the end: splits against the plan."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.workout import Intensity
from runtimer.engine.view.record import Record
from runtimer.ui.palette import INVERTED, STRONG, Palette, ink
from runtimer.ui.presses import Press
from runtimer.ui.rows import band, blank, row
from runtimer.ui.screens.paper import LEAVING, Paper
from runtimer.ui.screens.scroll import SCROLLING, Scroll
from runtimer.ui.widgets.face.footer import keys
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.skyline_row import profile
from runtimer.wording.eye import footers, summary
from runtimer.wording.eye.summary import Split

_ENDING = LEAVING | {"space", "enter"}


class SummaryScreen(Paper):
    """Shows what came of the session until the runner goes on, or back to it."""

    FREE = SCROLLING

    def __init__(
        self,
        frame: Frame,
        record: Record,
        take: Callable[[Press], None],
        leave: Callable[[Press], None],
        back: str | None = None,
    ) -> None:
        super().__init__(frame.palette)
        self.frame = frame
        self._record = record
        self._take = take
        self._leave = leave
        self._back = back
        self._scroll = Scroll()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw totals and a row for each pass."""
        totals = summary.totals(self._record, self.frame.unit)
        top = [
            *header(self.frame, width, 1),
            *profile(self.frame, width, 1),
            *blank(width, 1),
            band(width, summary.outcome(self._record), totals, INVERTED),
            *blank(width, 1),
        ][: max(0, height - 2)]
        room = height - len(top) - 1
        splits = self._scroll.window(split_rows(self._record, self.frame, width), width, room)
        hints = footers.summary(undoable=self.frame.glance.undoable, back=self._back)
        return [*top, *splits, keys(hints, width, self.palette)]

    def press(self, press: Press) -> None:
        """Scroll, or end, unless the press was meant for the screen before.

        Let the program take every other key.
        """
        if self._scroll.take(press.key):
            self.page.redraw()
        elif press.key not in _ENDING:
            self._take(press)
        elif not self.is_fresh(press):
            self._leave(press)


def split_rows(record: Record, frame: Frame, width: int) -> list[Strip]:
    """Draw each pass against its plan, then what was not run."""
    palette = frame.palette
    head = row(width, [Segment(_cells(*summary.HEAD), ink(palette.soft))])
    rows = [_split_row(split, palette, width) for split in summary.splits(record)]
    missing = summary.not_run(record, frame.glance.plan)
    foot = [*blank(width, 1), row(width, [Segment(f"  {missing}", ink(palette.alarm))])] if missing else []
    return [head, *rows, *foot]


def _split_row(split: Split, palette: Palette, width: int) -> Strip:
    active = split.kind is Intensity.ACTIVE
    style = ink(palette.alarm) if not split.full else STRONG if active else ink(palette.soft)
    text = _cells(*split.columns)
    return row(width, [Segment("  ▌", ink(palette.of(split.kind))), Segment(text[3:], style)])


def _cells(step: str, planned: str, took: str, against: str, rep: str) -> str:
    return f"    {step[:26]:<26}{planned:>8}{took:>9}{against:>12}   {rep}"
