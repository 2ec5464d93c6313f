"""What is left to do once the lock file says that a pack came or left: to move, delete, forget folders."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace

from runtimer.adapters.packs.edits import delete_but_keep
from runtimer.adapters.packs.ledger_file import LedgerFile
from runtimer.domain.installation import Kept
from runtimer.formats.packs.ledger import COMING, LEAVING, Leaving, Ledger

KEPT = "kept_files"
"""No pack has an underscore in its name."""


def settle(file: LedgerFile) -> tuple[Kept, ...]:
    """Do all of it that can be done now, and return the edited files that were kept.

    Cut off, it may be called again.

    A folder with a file that a program has open cannot be moved or deleted on Windows: it stays in the ledger
    for the next time. Raises PackError, OSError.
    """
    file.forget_unfinished()
    ledger = file.read()
    for name in sorted({*ledger.packs, *(leaving.installed.name for leaving in ledger.leaving)}):
        with suppress(OSError):
            _move(name, ledger, file)
    _delete_orphans(ledger, file)
    files_kept: list[Kept] = []
    still = tuple(leaving for leaving in ledger.leaving if not _gone(leaving, ledger, file, files_kept))
    packs = {
        name: entry if file.is_coming(entry) else replace(entry, coming=None)
        for name, entry in ledger.packs.items()
    }
    if (settled := Ledger(packs, still)) != ledger:
        file.write(settled)
    for folder in (COMING, LEAVING):
        with suppress(OSError):  # not empty, or not there
            (file.folder / folder).rmdir()
    return tuple(files_kept)


def _move(name: str, ledger: Ledger, file: LedgerFile) -> None:
    """Move the folder of a pack that has left out of the way, then the one that has come to its place."""
    entry, home = ledger.packs.get(name), file.home(name)
    if entry and not file.is_coming(entry):
        return
    for leaving in ledger.leaving:
        if leaving.installed.name == name and _waits(leaving, ledger, file):
            (file.folder / LEAVING).mkdir(exist_ok=True)
            home.rename(file.folder / leaving.place)
    if entry and not home.exists():
        file.place(entry).rename(home)


def _waits(leaving: Leaving, ledger: Ledger, file: LedgerFile) -> bool:
    """Return whether what leaves is still where it was installed."""
    entry = ledger.packs.get(leaving.installed.name)
    of_it = entry is None or file.is_coming(entry)
    away = (file.folder / leaving.place).exists() or not leaving.place.startswith(LEAVING)
    return of_it and not away and file.home(leaving.installed.name).exists()


def _delete_orphans(ledger: Ledger, file: LedgerFile) -> None:
    """Delete what was written of packs that were never entered."""
    places = {entry.coming for entry in ledger.packs.values()} | {leaving.place for leaving in ledger.leaving}
    for orphan in (file.folder / COMING).glob("*"):
        if f"{COMING}/{orphan.name}" not in places:
            shutil.rmtree(orphan, ignore_errors=True)


def _gone(leaving: Leaving, ledger: Ledger, file: LedgerFile, kept: list[Kept]) -> bool:
    """Delete what has left and return whether nothing of it is there; what was edited is kept."""
    installed, place = leaving.installed, file.folder / leaving.place
    keep = file.folder / KEPT / f"{installed.name}-{installed.version}"
    try:
        if place.exists():
            for path, where in delete_but_keep(place, installed.files, keep):
                kept.append(Kept(installed.name, path, str(where)))
    except OSError:
        return False
    return not _waits(leaving, ledger, file)
