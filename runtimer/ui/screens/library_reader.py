"""What the library's screen has read beside it: changes on the disk, the chosen workout."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from runtimer.domain.entry import Change
from runtimer.ports.library import WorkoutLibrary
from runtimer.ui.widgets.library.preview import Preview

EVERY_S, SELDOM_S = 2.0, 30.0
"""How often the disk is looked at, at most and at least."""
SHARE = 0.02
"""The share of a core that looking may take: very many files are looked at less often."""


class Follower(Protocol):
    """The screen that shows what was read."""

    def change(self, change: Change) -> None:
        """Take in what is new in the library."""
        ...

    def next_preview(self) -> Callable[[], Preview] | None:
        """Return what reads and draws the chosen entry, in any thread; None where that was done."""
        ...

    def show(self, preview: Preview) -> None:
        """Show what was drawn."""
        ...


class LibraryReader:
    """Reads in threads, one piece at a time, so that the loop answers keys meanwhile."""

    def __init__(self, library: WorkoutLibrary, follower: Follower) -> None:
        self._library = library
        self._follower = follower
        self._going, self._woken, self._asked = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._going.set()

    def pause(self) -> None:
        """Leave the disk alone from the next piece on."""
        self._going.clear()

    def go_on(self) -> None:
        """Look at the disk now and from now on."""
        self._going.set()
        self._woken.set()

    def ask(self) -> None:
        """Read the entry that is wanted now."""
        self._asked.set()

    async def changes(self) -> None:
        """Tell what changes on the disk, for ever."""
        while True:
            await self._going.wait()
            spent = await self._look()
            self._woken.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), min(SELDOM_S, max(EVERY_S, spent / SHARE)))

    async def previews(self) -> None:
        """Read what is wanted whenever it is asked for, for ever."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            if draw := self._follower.next_preview():
                self._follower.show(await asyncio.to_thread(draw))
                self._asked.set()  # meanwhile another entry may have been chosen

    async def _look(self) -> float:
        """Tell what changed, and return the seconds that looking took, without reading."""
        clock = asyncio.get_running_loop().time
        changes, began, spent = self._library.changes(), clock(), 0.0
        while self._going.is_set() and (change := await asyncio.to_thread(next, changes, None)):
            spent = spent or clock() - began
            self._follower.change(change)
        await asyncio.to_thread(changes.close)
        return spent or clock() - began
