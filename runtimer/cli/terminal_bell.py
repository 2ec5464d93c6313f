"""The bell of a terminal that belongs to a screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bell:
    """Rings once the screen is there."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ring: Callable[[], None] | None = None

    def hang(self, ring: Callable[[], None]) -> None:
        """Take what rings it, in the loop that it has to be rung in."""
        self._loop, self._ring = asyncio.get_running_loop(), ring

    def __call__(self) -> None:
        """Ring, from any thread."""
        if self._loop and self._ring and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)
