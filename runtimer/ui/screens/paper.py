"""What all screens share: one page, keys by name."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.strip import Strip

from runtimer.ui.palette import Palette
from runtimer.ui.widgets.page import Page


class Paper(Screen[None], inherit_bindings=False):
    """A screen of one page: a subclass draws it and takes keys."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ALLOW_SELECT = False
    AUTO_FOCUS = ""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.styles.background = palette.ground
        self.page = Page(self.draw, palette.paper)

    def compose(self) -> ComposeResult:
        """Put the page up."""
        yield self.page

    @abstractmethod
    def draw(self, width: int, height: int) -> list[Strip]:
        """Return ``height`` rows of ``width`` cells."""

    def press(self, key: str, character: str | None) -> None:
        """Take a key with the character that it types, if any: a screen with something to type in wants it."""
        self.take(key)

    def paste(self, text: str) -> None:
        """Take a text that is pasted: only a screen with something to type in has a use for it."""

    @abstractmethod
    def take(self, key: str) -> None:
        """Take a key by Textual's name for it."""
