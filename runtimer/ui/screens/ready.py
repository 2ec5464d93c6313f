"""Before the start: the whole plan in words."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette, ink
from runtimer.ui.presses import Press
from runtimer.ui.rows import band, blank, row, space
from runtimer.ui.screens.paper import LEAVING, Paper
from runtimer.ui.screens.scroll import SCROLLING, Scroll
from runtimer.ui.widgets.face.footer import keys
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.layout import compose
from runtimer.ui.widgets.face.skyline_row import profile
from runtimer.wording.eye import footers
from runtimer.wording.eye.workouts import WorkoutLine, lines

_SMALLEST = (40, 12)
_LEAST = 10
"""Columns of words, where a narrower window cuts them."""
_TALL = 30
_HELD = "\u00a0"
"""A blank at which no line is broken."""
_BACK = "left"
"""Goes to where the runner came from; the page key of a clicker does not."""


class ReadyScreen(Paper):
    """Shows the plan until the runner starts."""

    FREE = SCROLLING

    def __init__(
        self,
        frame: Frame,
        notes: tuple[str, ...],
        take: Callable[[Press], None],
        leave: Callable[[Press], None],
        back: str | None = None,
    ) -> None:
        super().__init__(frame.palette)
        self.frame = frame
        self._notes = notes
        self._answer: tuple[str, ...] = ()
        self._take = take
        self._leave = leave
        self._back = back
        self._scroll = Scroll()
        self._drawn: tuple[Plan, Unit, int, list[Strip]] | None = None

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw the plan; where there is no room for it, the face."""
        if width < _SMALLEST[0] or height < _SMALLEST[1]:
            return compose(self.frame, width, height)
        face, tall = self.frame.face, height >= _TALL
        top = [
            *header(self.frame, width, 1),
            *blank(width, int(tall)),
            *profile(self.frame, width, 3 if tall else 1),
            *blank(width, 1),
            band(
                width,
                f"{face.phase} {face.change}".rstrip(),
                face.totals,
                INVERTED,
            ),
            *blank(width, 1),
        ]
        doubts = dict.fromkeys(problem.message for problem in self.frame.glance.plan.warnings)
        remarks = (*filter(None, (face.notice, *self._answer, *self._notes)), *doubts)
        notes = note_rows(remarks, width, self.palette)[: height // 4]
        room = height - len(top) - len(notes) - 1
        hints = footers.ready(scaled=self.frame.glance.plan.runner.scale != 1, back=self._back)
        return [
            *top,
            *self._scroll.window(self._plan_rows(width), width, room),
            *notes,
            keys(hints, width, self.palette),
        ]

    def _plan_rows(self, width: int) -> list[Strip]:
        """Draw the steps once for each plan, unit and width: there may be thousands, and time goes on."""
        plan, unit = self.frame.glance.plan, self.frame.unit
        if self._drawn is None or self._drawn[0] is not plan or self._drawn[1:3] != (unit, width):
            self._drawn = plan, unit, width, plan_rows(self.frame, width)
        return self._drawn[3]

    def answer(self, text: str) -> None:
        """Say what came of a key, in place of what was said of the last one."""
        self._answer = (text,)
        self.page.redraw()

    def press(self, press: Press) -> None:
        """Scroll, leave, or let the program take the key."""
        if self._scroll.take(press.key):
            self.page.redraw()
        elif press.key in LEAVING or (self._back and press.key == _BACK):
            self._leave(press)
        else:
            self._take(press)


def plan_rows(frame: Frame, width: int) -> list[Strip]:
    """Draw every step of the workout in words, after what its author says about it."""
    about = about_rows(frame, width)
    return [*about, *blank(width, int(bool(about))), *step_rows(frame, width)]


def about_rows(frame: Frame, width: int) -> list[Strip]:
    """Draw what the author says about the workout."""
    about = textwrap.wrap(frame.glance.plan.workout.about or "", max(10, min(width - 4, 96)))
    return [row(width, [Segment(f"  {line}", ink(frame.palette.soft))]) for line in about]


def step_rows(frame: Frame, width: int) -> list[Strip]:
    """Draw every step of the workout in words."""
    return [
        strip for line in lines(frame.glance.plan, frame.unit) for strip in _line(line, frame.palette, width)
    ]


def note_rows(notes: Iterable[str], width: int, palette: Palette) -> list[Strip]:
    """Draw notes to the runner, each wrapped to the width."""
    return [line for note in notes for line in _note(note, width, palette)]


def _note(text: str, width: int, palette: Palette) -> list[Strip]:
    lines = textwrap.wrap(text, max(1, width - 6))
    return [
        row(width, [Segment(f"  {'!' if n == 0 else ' '} {line}", ink(palette.alarm))])
        for n, line in enumerate(lines)
    ]


def _wrapped(line: WorkoutLine, width: int) -> list[str]:
    """Break a line into rows, where it can be between the parts of what is to be held."""
    parts = [
        part.replace(" ", _HELD) if len(part) <= width // 2 else part for part in line.detail.split(" · ")
    ]
    text = f"{line.words}  {f' ·{_HELD}'.join(parts)}".rstrip()
    broken = textwrap.wrap(text, width, subsequent_indent="    ")
    return [part.replace(f"    ·{_HELD}", "    ").replace(_HELD, " ") for part in broken]


def _line(line: WorkoutLine, palette: Palette, width: int) -> list[Strip]:
    """Draw a step or a set, in as many rows as it needs."""
    if line.kind is None:
        mark, strong, plain = [], STRONG, ink(palette.soft)
    else:
        colour = palette.kinds[line.kind]
        mark, strong, plain = [Segment("▌ ", ink(colour))], ink(colour, bold=True), PLAIN
    before = [space(2 + 3 * line.depth), *mark]
    room = max(_LEAST, width - sum(segment.cell_length for segment in before))
    first, *continued = _wrapped(line, room)
    words = len(line.words)
    rows = [row(width, [*before, Segment(first[:words], strong), Segment(first[words:], plain)])]
    return [*rows, *(row(width, [*before, Segment(text, plain)]) for text in continued)]
