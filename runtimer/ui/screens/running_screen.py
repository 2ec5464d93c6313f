"""The running screen: from the first second to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.ui.presses import Press, Repeat
from runtimer.ui.screens.paper import FRESH_S, INTERRUPTING, LEAVING, Paper
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.layout import compose
from runtimer.wording.eye.keys import Action, Repeats, names_for, repeating

_YES = INTERRUPTING | names_for(Action.LEAVE) | {"y"}


class RunningScreen(Paper):
    """Shows frames as they come; asks once before the runner leaves."""

    FREE = repeating(Repeats.EVERY)

    def __init__(self, frame: Frame, take: Callable[[Press], None], leave: Callable[[Press], None]) -> None:
        super().__init__(frame.palette)
        self.frame = frame
        self._take = take
        self._leave = leave
        self._question: Press | None = None
        """The press that asked whether to leave, until it is answered."""

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw the face."""
        return compose(replace(self.frame, asking=self._question is not None), width, height)

    def press(self, press: Press) -> None:
        """Ask before leaving, unless all is done; let the program take every other key."""
        if self._question:
            self._answer(press, self._question)
        elif press.key not in LEAVING or (press.key == "escape" and self.frame.glance.typed is not None):
            self._take(press)
        elif self.frame.glance.phase is Phase.DONE:
            self._leave(press)
        else:
            self._ask(press)

    def take_escape_back(self) -> None:
        """Take the question back that the escape has put."""
        if self._question and self._question.key == "escape":
            self._ask(None)

    def _answer(self, press: Press, question: Press) -> None:
        """Take an answer, which neither a bounce is nor what was on its way when the question was put."""
        if press.repeat is not Repeat.FIRST or press.within(FRESH_S, question):
            return
        self._ask(None)
        if press.key in _YES:
            self._leave(press)

    def _ask(self, question: Press | None) -> None:
        self._question = question
        self.page.redraw()
