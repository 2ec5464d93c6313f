"""Every private part of Textual that runtimer relies on, in this one place; a test asserts that each is there.

Textual paints up to 16 ms after it was asked to (``Screen._update_timer``), prints a traceback of its own where an
app fails, and takes keys through two queues: for each of these there is no public way round.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from rich.console import ConsoleRenderable, RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

__all__ = ["PRIVATE", "CompositorUpdate", "PrivateApp", "PrivateDriver", "paint"]

PRIVATE: Mapping[type, tuple[str, ...]] = {
    App: ("_batch_count", "_display", "_driver", "_exception", "_exit", "_fatal_error", "_handle_exception"),
    MessagePump: ("_close_messages_no_wait", "_post_message"),
    Driver: ("_app", "_loop"),
    CompositorUpdate: ("render_segments",),
}
"""What is used or overridden, by the class that has it (of an instance: what its ``__init__`` sets)."""


class PrivateApp(App[int], inherit_bindings=False):
    """An app that paints when it may, and leaves with the error that ended it, not with a page of traceback."""

    @property
    def error(self) -> Exception | None:
        """What went wrong, None while nothing has."""
        return self._exception

    @property
    def is_leaving(self) -> bool:
        """Whether it is about to end."""
        return self._exit

    def fail(self, error: Exception) -> None:
        """End with an error that came from outside of Textual's own calls."""
        self._handle_exception(error)

    @property
    def terminal(self) -> Driver | None:
        """The driver of its terminal, None while there is none."""
        return self._driver

    @abstractmethod
    def may_display(self) -> bool:
        """Return whether the terminal has room for a frame."""

    def panic(self, *renderables: RenderableType) -> None:
        """Leave as after any error."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback: :attr:`error` is for whoever runs the app to deal with."""
        self._close_messages_no_wait()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write a frame where there is room for it."""
        if self.may_display():
            super()._display(screen, renderable)


class PrivateDriver(Driver):
    """A driver whose threads may post messages to the app and call functions in its loop."""

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop of the app."""
        return self._loop

    def post(self, message: Message) -> None:
        """Post a message to the app, from any thread. Raises RuntimeError where the loop has ended."""
        asyncio.run_coroutine_threadsafe(self._app._post_message(message), loop=self._loop)


def paint(screen: Screen[Any], update: ConsoleRenderable) -> bool:
    """Paint an update of a screen before returning, and return whether that was done: not while Textual holds back."""
    app = screen.app
    if app._batch_count:
        return False
    app._display(screen, update)
    return True
