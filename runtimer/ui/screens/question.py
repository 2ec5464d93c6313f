"""A question to the runner, answered in a line."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette
from runtimer.ui.ports import Question
from runtimer.ui.presses import Pasted, Press, Repeat
from runtimer.ui.rows import band, blank, row, stacked
from runtimer.ui.screens.paper import INTERRUPTING, Paper
from runtimer.ui.screens.ready import note_rows
from runtimer.ui.widgets.face.footer import keys
from runtimer.wording.eye import footers

_LONGEST = 60
_EDITING = frozenset({"backspace", "ctrl+u"})


class QuestionScreen(Paper):
    """Takes a line, until it is one that can be taken or the runner leaves the question open."""

    def __init__(
        self, question: Question, palette: Palette, answered: Callable[[], None], leave: Callable[[str], None]
    ) -> None:
        super().__init__(palette)
        self._question = question
        self._answered = answered
        self._leave = leave
        self._typed = ""
        self._refused = ""

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw the question, what is typed, and why it was not taken; the last two find room in any case."""
        typed = row(width, [Segment(f"  {self._typed}▏", STRONG)])
        refused = note_rows(filter(None, [self._refused]), width, self.palette)
        lines = [
            line
            for paragraph in self._question.words
            for line in textwrap.wrap(paragraph, max(10, width - 4))
        ]
        words = [
            *blank(width, 1),
            *(row(width, [Segment(f"  {line}", PLAIN)]) for line in lines),
            *blank(width, 1),
        ]
        room = max(0, height - 3 - len(refused))
        rows = [band(width, self._question.title, "", INVERTED), *words[:room], typed, *refused]
        hints = footers.question(self._question.without)
        return [*stacked(rows, width, height - 1), keys(hints, width, self.palette)]

    def takes(self, press: Press) -> bool:
        """Return whether a press counts: what is typed and taken back repeats, an answer does not.

        Nor does one count that comes too soon.
        """
        if press.character or press.key in _EDITING:
            return True
        return press.repeat is Repeat.FIRST and not self.is_fresh(press)

    def press(self, press: Press) -> None:
        """Type."""
        if press.character and len(self._typed) < _LONGEST:
            self._type(f"{self._typed}{press.character}")
        else:
            self._take(press.key)

    def paste(self, pasted: Pasted) -> None:
        """Type what is pasted."""
        self._type(f"{self._typed}{pasted.line}"[:_LONGEST])
        if pasted.entered:
            self._take("enter")

    def _take(self, key: str) -> None:
        """Take letters back, answer, leave the question open, or leave the program."""
        if key == "backspace":
            self._type(self._typed[:-1])
        elif key == "ctrl+u":
            self._type("")
        elif key == "enter" and self._typed.strip():  # a bounced enter that came here answers nothing
            self._answer(self._typed)
        elif key == "escape":
            self._answer("")
        elif key in INTERRUPTING:
            self._leave(key)

    def _type(self, text: str) -> None:
        self._typed, self._refused = text, ""
        self.page.redraw()

    def _answer(self, line: str) -> None:
        self._refused = self._question.answer(line) or ""
        if self._refused:
            self.page.redraw()
        else:
            self._answered()
