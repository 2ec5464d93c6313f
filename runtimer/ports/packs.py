"""Where packs come from, and where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a session does not wait for what packs are
    from runtimer.domain.installation import Fetched, Installed, Kept, Origin
    from runtimer.domain.pack import Pack

Progress = Callable[[int, int | None], None]
"""Takes how many bytes have come, or things are done, and of how many, where that is known."""


def unseen(done: int, total: int | None) -> None:
    """Take progress that nobody looks at."""


class PackSource(Protocol):
    """Where a pack is to be had."""

    def fetch(self, progress: Progress) -> Fetched:
        """Return the pack, checked. Raises PackError."""
        ...


class PackStore(Protocol):
    """The packs of this machine.

    Whatever ends a change in the middle, a pack is the old one or the new one.
    """

    def installed(self) -> Mapping[str, Installed]:
        """Return the installed packs by their names. Raises PackError."""
        ...

    def folder(self, name: str) -> str:
        """Return where the files of an installed pack are. Raises PackError."""
        ...

    def read(self, name: str) -> Mapping[str, bytes]:
        """Return the files of an installed pack as they are now, edited or not. Raises PackError."""
        ...

    def edited(self, name: str) -> tuple[str, ...]:
        """Return which files of an installed pack its runner has edited or added. Raises PackError."""
        ...

    def copies(self) -> tuple[str, ...]:
        """Return where all the edited files are that were ever kept. Raises PackError."""
        ...

    def put(self, pack: Pack, origin: Origin, progress: Progress = unseen) -> tuple[Kept, ...]:
        """Install a pack, in place of one of its name, and return the edited files that were kept.

        Raises PackError.

        ``progress`` hears of its files, one after the other.
        """
        ...

    def remove(self, name: str) -> tuple[Kept, ...]:
        """Remove an installed pack and return the edited files that were kept. Raises PackError."""
        ...

    def settle(self) -> tuple[Kept, ...]:
        """Complete what a change that was cut off has left to do; return the edited files that were kept.

        Raises PackError.
        """
        ...
