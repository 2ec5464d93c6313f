"""A new pack, written beside the others."""

from __future__ import annotations

import secrets
from pathlib import Path

from runtimer.adapters.disk.replacement import sync_folder, write_new
from runtimer.domain.pack import Pack
from runtimer.formats.packs.file_names import MANIFEST
from runtimer.formats.packs.ledger import COMING
from runtimer.formats.packs.manifest import write_manifest
from runtimer.ports.packs import Progress


def stage(pack: Pack, folder: Path, progress: Progress) -> str:
    """Write a pack into a new folder inside ``folder`` and return which; the disk has all of it.

    Raises OSError; what was written by then is left, and no ledger speaks of it.
    """
    place = f"{COMING}/{fresh(pack.manifest.name)}"
    _write(folder / place, {MANIFEST: write_manifest(pack.manifest), **pack.files}, progress)
    return place


def fresh(name: str) -> str:
    """Return a name that no folder has yet."""
    return f"{name}-{secrets.token_hex(4)}"


def _write(top: Path, files: dict[str, bytes], progress: Progress) -> None:
    folders = {top, *(above for path in files for above in (top / path).parents if above.is_relative_to(top))}
    for folder in sorted(folders):
        folder.mkdir(parents=True)
    for written, (path, data) in enumerate(files.items()):
        progress(written, len(files))
        write_new(top / path, data)
    for folder in (*folders, top.parent):
        sync_folder(folder)
