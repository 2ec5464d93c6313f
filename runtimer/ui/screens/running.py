"""The running screen: from the first second to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.strip import Strip

from runtimer.engine.phases import Phase
from runtimer.ui.keys import AT_ONCE, LEAVE
from runtimer.ui.screens.paper import Paper
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.layout import compose

_YES = frozenset({"q", "y", AT_ONCE})


class RunningScreen(Paper):
    """Shows frames as they come; asks once before the runner leaves."""

    def __init__(self, frame: Frame, take: Callable[[str], None], leave: Callable[[bool], None]) -> None:
        super().__init__(frame.palette)
        self.frame = frame
        self._take = take
        self._leave = leave
        """Told that the runner leaves, and whether at once."""
        self._asking = False

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw the face."""
        return compose(replace(self.frame, asking=self._asking), width, height)

    def take(self, key: str) -> None:
        """Ask before leaving, unless all is done; let the program take every other key."""
        if self._asking:
            self._answer(key)
        elif key not in LEAVE:
            self._take(key)
        elif self.frame.glance.phase is Phase.DONE:
            self._leave(False)
        else:
            self._ask(True)

    def _answer(self, key: str) -> None:
        self._ask(False)
        if key in _YES:
            self._leave(key == AT_ONCE)

    def _ask(self, asking: bool) -> None:
        self._asking = asking
        self.page.redraw()
