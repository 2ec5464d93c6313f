"""Installed packs in a folder, with one file that says which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from runtimer.adapters.disk.locks import PATIENCE_S
from runtimer.adapters.disk.replacement import make_folder
from runtimer.adapters.packs.edits import edited, walk
from runtimer.adapters.packs.ledger_file import LedgerFile
from runtimer.adapters.packs.lock import exclusively
from runtimer.adapters.packs.new_folder import fresh, stage
from runtimer.adapters.packs.settlement import KEPT, settle
from runtimer.domain.installation import Installed, Kept, Origin
from runtimer.domain.pack import Pack, PackError
from runtimer.formats.packs.ledger import LEAVING, Leaving, Ledger, LedgerEntry, checksums
from runtimer.ports.packs import Progress, unseen

BUSY_FILE = "packs.busy"


class PackFolder:
    """Implements ``ports.PackStore``: a folder for each pack, and the lock file.

    A new pack is written beside the others, then entered in the lock file with the folder where it is
    (``coming``), and the old one as ``leaving``: at that moment the new one is installed. Only then are
    folders moved and deleted; what of that is cut off, :meth:`settle` completes, with which every change
    begins.
    """

    def __init__(self, folder: Path, patience_s: float = PATIENCE_S) -> None:
        self._folder = folder
        self._file = LedgerFile(folder)
        self._patience_s = patience_s

    def installed(self) -> Mapping[str, Installed]:
        """Return the installed packs by their names. Raises PackError."""
        with _disk():
            return {name: entry.installed for name, entry in sorted(self._file.read().packs.items())}

    def folder(self, name: str) -> str:
        """Return where the files of an installed pack are. Raises PackError."""
        with _disk():
            return str(self._file.place(_entry(name, self._file.read())))

    def read(self, name: str) -> Mapping[str, bytes]:
        """Return the files of an installed pack as they are now, edited or not. Raises PackError."""
        # Whoever only asks where packs are does not wait for what reads them.
        from runtimer.adapters.packs.tree import read_folder

        return read_folder(Path(self.folder(name)))

    def edited(self, name: str) -> tuple[str, ...]:
        """Return which files of an installed pack its runner has edited or added. Raises PackError."""
        with _disk():
            entry = _entry(name, self._file.read())
            return tuple(edited(self._file.place(entry), entry.installed.files))

    def copies(self) -> tuple[str, ...]:
        """Return where all the edited files are that were ever kept. Raises PackError."""
        with _disk():
            return tuple(str(path) for path in walk(self._folder / KEPT))

    def put(self, pack: Pack, origin: Origin, progress: Progress = unseen) -> tuple[Kept, ...]:
        """Install a pack, in place of one of its name, and return the edited files that were kept.

        Raises PackError.
        """
        name = pack.manifest.name
        with self._changing():
            files_kept, ledger = settle(self._file), self._file.read()
            self._refuse_foreign(name, ledger)
            entry = LedgerEntry(_installed(pack, origin), stage(pack, self._folder, progress))
            self._file.write(
                replace(ledger, packs={**ledger.packs, name: entry}, leaving=self._leaving(name, ledger))
            )
            return files_kept + settle(self._file)

    def remove(self, name: str) -> tuple[Kept, ...]:
        """Remove an installed pack and return the edited files that were kept. Raises PackError."""
        with self._changing():
            files_kept, ledger = settle(self._file), self._file.read()
            _entry(name, ledger)
            others = {other_name: entry for other_name, entry in ledger.packs.items() if other_name != name}
            self._file.write(Ledger(others, self._leaving(name, ledger)))
            return files_kept + settle(self._file)

    def settle(self) -> tuple[Kept, ...]:
        """Complete what a change that was cut off has left to do; return the edited files that were kept.

        Raises PackError.
        """
        with _disk():
            if not self._folder.exists():
                return ()
        with self._changing():
            return settle(self._file)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Be the only one to change packs.

        What ends a change in the middle, ctrl+c for one, leaves nothing to do.
        """
        with _disk():
            make_folder(self._folder)
            with exclusively(self._folder / BUSY_FILE, self._patience_s):
                try:
                    yield
                except BaseException:
                    with suppress(OSError, PackError):
                        settle(self._file)
                    raise

    def _leaving(self, name: str, ledger: Ledger) -> tuple[Leaving, ...]:
        """Return what is leaving once the pack ``name`` does, too, wherever it is now."""
        entry = ledger.packs.get(name)
        if entry is None:
            return ledger.leaving
        place = entry.coming if entry.coming and self._file.is_coming(entry) else f"{LEAVING}/{fresh(name)}"
        return (*ledger.leaving, Leaving(entry.installed, place))

    def _refuse_foreign(self, name: str, ledger: Ledger) -> None:
        names = {*ledger.packs, *(leaving.installed.name for leaving in ledger.leaving)}
        if name not in names and self._file.home(name).exists():
            raise PackError(
                f"the folder {self._file.home(name)} is in the way: runtimer did not install it",
                "foreign-folder",
            )


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise PackError(
            f"your packs cannot be read or written{where}: {error.strerror or error}", "disk"
        ) from error


def _entry(name: str, ledger: Ledger) -> LedgerEntry:
    if name not in ledger.packs:
        raise PackError(
            f"there is no pack `{name}` here; `runtimer pack list` shows which there are", "not-installed"
        )
    return ledger.packs[name]


def _installed(pack: Pack, origin: Origin) -> Installed:
    return Installed(pack.manifest.name, pack.manifest.version, origin, checksums(pack.manifest))
