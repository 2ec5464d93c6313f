"""After the end: splits against the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import floor

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.workout import Intensity
from runtimer.engine.news import Outcome, Pass
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.plan import Segment as Step
from runtimer.engine.view.record import Record
from runtimer.ui.key_legend import LEAVE
from runtimer.ui.palette import INVERTED, STRONG, Palette, ink
from runtimer.ui.presses import Press
from runtimer.ui.rows import band, blank, row
from runtimer.ui.screens.paper import Paper
from runtimer.ui.screens.scroll import SCROLLING, Scroll
from runtimer.ui.widgets.face.footer import keys
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.skyline_row import profile
from runtimer.wording.eye.figures import distance, duration, reps, work

_KEYS = (("↑ ↓", "scroll"), ("u", "km or miles"))
_DUST_S = 1e-6
_ENDING = LEAVE | {"space", "enter"}


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
        word = "DONE" if self._record.complete else "LEFT EARLY"
        top = [
            *header(self.frame, width, 1),
            *profile(self.frame, width, 1),
            *blank(width, 1),
            band(width, word, totals(self._record, self.frame), INVERTED),
            *blank(width, 1),
        ][: max(0, height - 2)]
        room = height - len(top) - 1
        splits = self._scroll.window(split_rows(self._record, self.frame, width), width, room)
        return [*top, *splits, keys(self._keys(), width, self.palette)]

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

    def _keys(self) -> list[tuple[str, str]]:
        undo = [("←", "take back")] if self.frame.glance.undoable else []
        return [("space", self._back or "end"), *undo, *_KEYS]


def totals(record: Record, frame: Frame) -> str:
    """Return distance, moving time and pauses, times rounded down as what the whole took is."""
    kept = [segment_pass for segment_pass in record.passes if segment_pass.outcome is not Outcome.TAKEN_BACK]
    paused = f" · {duration(floor(record.paused_s))} paused" if record.paused_s >= 1 else ""
    mark = "~" * any(segment_pass.estimated for segment_pass in kept)
    moving = duration(floor(sum(segment_pass.moving_s for segment_pass in kept) + _DUST_S))
    return f"{mark}{distance(sum(segment_pass.metres for segment_pass in kept), frame.unit)} · {moving} moving{paused}"


def split_rows(record: Record, frame: Frame, width: int) -> list[Strip]:
    """Draw each pass against its plan, then what was not run."""
    plan, palette = frame.glance.plan, frame.palette
    head = row(width, [Segment(_cells("", "plan", "took", "", ""), ink(palette.soft))])
    rows = [_split(segment_pass, segment_pass.segment, palette, width) for segment_pass in record.passes]
    missing = _missing(record, plan)
    told = (
        [*blank(width, 1), row(width, [Segment(f"  not run: {missing}", ink(palette.alarm))])]
        if missing
        else []
    )
    return [head, *rows, *told]


def _split(segment_pass: Pass, step: Step, palette: Palette, width: int) -> Strip:
    planned = duration(step.duration_s) if step.duration_s else "open"
    missed = round(segment_pass.moving_s) - round(step.duration_s) if step.duration_s else 0
    run = step.verb.intensity is Intensity.ACTIVE
    full = segment_pass.outcome is Outcome.DONE
    against = (
        segment_pass.outcome.value
        if not full
        else f"{'+' if missed > 0 else '−'}{abs(missed)} s"
        if missed
        else ""
    )
    text = _cells(work(step), planned, duration(segment_pass.moving_s), against, reps(step))
    style = ink(palette.alarm) if not full else STRONG if run else ink(palette.soft)
    return row(width, [Segment("  ▌", ink(palette.of(step))), Segment(text[3:], style)])


def _cells(step: str, planned: str, took: str, against: str, rep: str) -> str:
    return f"    {step[:26]:<26}{planned:>8}{took:>9}{against:>12}   {rep}"


def _missing(record: Record, plan: Plan) -> str:
    run = {
        segment_pass.segment_index
        for segment_pass in record.passes
        if segment_pass.outcome is not Outcome.TAKEN_BACK
    }
    counts = Counter(work(step) for step in plan.due if step.index not in run)
    return " · ".join(f"{count} × {what}" for what, count in counts.items())
