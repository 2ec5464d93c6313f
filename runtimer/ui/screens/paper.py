"""What all screens share: one page, keys by name."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.strip import Strip

from runtimer.ui.palette import Palette
from runtimer.ui.presses import Pasted, Press, Repeat
from runtimer.ui.widgets.page import Page
from runtimer.wording.eye.keys import Action, Repeats, name_of, names_for, repeating

LEAVING = names_for(Action.LEAVE, Action.ESCAPE, Action.INTERRUPT)
"""Keys that leave a screen."""
INTERRUPTING = names_for(Action.INTERRUPT)
_PACED = repeating(Repeats.PACED)
FRESH_S = 1.0
"""So long after it came a screen takes no answer: what is pressed was meant for the one before."""


class Paper(Screen[None], inherit_bindings=False):
    """A screen of one page: a subclass draws it and takes keys."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    FREE: ClassVar[frozenset[str]] = frozenset()
    """Keys of which every repeat counts: those that move in a list."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.came: Press | None = None
        """The press that brought it up, None where none did."""
        self.palette = palette
        self.styles.background = palette.ground
        self.page = Page(self.draw, palette.paper)

    def compose(self) -> ComposeResult:
        """Put the page up."""
        yield self.page

    @abstractmethod
    def draw(self, width: int, height: int) -> list[Strip]:
        """Return ``height`` rows of ``width`` cells."""

    def takes(self, press: Press) -> bool:
        """Return whether a press counts: one of its own, and of a key that is held as many as are of use."""
        name = name_of(press.key)
        paced = press.repeat is Repeat.PACED and name in _PACED
        return press.repeat is Repeat.FIRST or paced or name in self.FREE

    @abstractmethod
    def press(self, press: Press) -> None:
        """Take a press that counts."""

    def is_fresh(self, press: Press) -> bool:
        """Return whether a press comes too soon after the screen to be meant for it."""
        return press.within(FRESH_S, self.came)

    def paste(self, pasted: Pasted) -> None:
        """Take a text that is pasted: only a screen with something to type in has a use for it."""

    def take_escape_back(self) -> None:
        """Take what the last escape did back, as far as that can be: it was none."""
