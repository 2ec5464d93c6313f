"""The workout files of this machine, and the folders that they lie in."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Protocol

from runtimer.domain.runner import Runner

if TYPE_CHECKING:  # a session does not wait for what a library is
    from runtimer.domain.entry import Change, Entry


class WorkoutFolder(Protocol):
    """The folder in which a workout's file lies, with the sounds that it brings."""

    def head(self, name: str, most: int) -> tuple[bytes, int]:
        """Return the first bytes, ``most`` at most, and the size of a file in it.

        Raises OSError, also where it lies outside.
        """
        ...

    def path(self, name: str) -> str:
        """Return where that file is."""
        ...


class WorkoutLibrary(Protocol):
    """The workout files of this machine, each an entry."""

    def remembered(self) -> Sequence[Entry]:
        """Return what was there the last time, at once; called once, first. Never raises."""
        ...

    def changes(self) -> Generator[Change]:
        """Look, and yield what differs from what was told before, in pieces: nothing where nothing does.

        Never raises.

        Closed early, it leaves the rest for the next time. It takes as long as it takes to read what is new:
        a screen asks for it in another thread.
        """
        ...

    def serve(self, runner: Runner) -> None:
        """Read for another runner, from the next look on: figures that are for someone else count as unread."""
        ...

    def data(self, entry: Entry) -> bytes:
        """Return what is in a file now, the first bytes of one that is too large for a workout.

        Raises OSError.
        """
        ...

    def folder(self, entry: Entry) -> WorkoutFolder:
        """Return the folder in which a file lies."""
        ...

    def close(self) -> None:
        """Look and read no more, from any thread; what was read is remembered."""
        ...
