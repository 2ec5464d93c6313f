"""The lock file: what it says counts, and it changes at once."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.disk.regular_files import read_file
from runtimer.adapters.disk.replacement import forget_unfinished, replace_file, sync_folder
from runtimer.domain.pack import PackError
from runtimer.formats.packs.ledger import Ledger, LedgerEntry, read_ledger, write_ledger

LOCK_FILE = "packs.lock.json"
MOST_BYTES = 32 << 20
"""A hundred packs of the most files that a pack may have; what is larger is something else, and would take
its time and memory."""


class LedgerFile:
    """The ledger of the packs in a folder, with the folders that it speaks of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / LOCK_FILE

    def read(self) -> Ledger:
        """Return what it says, nothing where it is not there yet. Raises PackError, OSError."""
        try:
            return read_ledger(read_file(self._path, MOST_BYTES).decode())
        except FileNotFoundError:
            return Ledger()
        except UnicodeDecodeError:
            raise PackError(
                f"the lock file of your packs is not UTF-8 ({self._path})", "broken-ledger"
            ) from None
        except PackError as error:
            raise PackError(f"{error.reason} ({self._path})", error.code) from None

    def write(self, ledger: Ledger) -> None:
        """Say something else, once the disk knows of all folders. Raises PackError, OSError."""
        data = write_ledger(ledger).encode()
        if len(data) > MOST_BYTES:  # it could not be read again
            raise PackError(
                f"there are too many packs here for one lock file: {MOST_BYTES >> 20} MiB is the most",
                "large-ledger",
            )
        sync_folder(self.folder)
        replace_file(self._path, [data])

    def forget_unfinished(self) -> None:
        """Delete what a :meth:`write` that was cut off has left. Never raises."""
        forget_unfinished(self._path)

    def home(self, name: str) -> Path:
        """Return the folder that a pack of this name has or is to have."""
        return self.folder / name

    def is_coming(self, entry: LedgerEntry) -> bool:
        """Return whether a pack is still to be moved to its place."""
        return entry.coming is not None and (self.folder / entry.coming).exists()

    def place(self, entry: LedgerEntry) -> Path:
        """Return where an installed pack is now."""
        return (
            self.folder / entry.coming
            if entry.coming and self.is_coming(entry)
            else self.home(entry.installed.name)
        )
