"""A new pack, written beside the others."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from runtimer.adapters.disk.replacement import sync_folder, write_new
from runtimer.domain.pack import Pack
from runtimer.formats.packs.ledger import COMING
from runtimer.formats.packs.manifest import write_manifest
from runtimer.formats.packs.names import MANIFEST


def stage(pack: Pack, folder: Path) -> str:
    """Write a pack into a new folder inside ``folder`` and return which; the disk has all of it. Raises OSError, nothing left."""
    place = f"{COMING}/{fresh(pack.manifest.name)}"
    try:
        _write(folder / place, {MANIFEST: write_manifest(pack.manifest), **pack.files})
    except OSError:
        shutil.rmtree(folder / place, ignore_errors=True)
        raise
    return place


def fresh(name: str) -> str:
    """Return a name that no folder has yet."""
    return f"{name}-{secrets.token_hex(4)}"


def _write(top: Path, files: dict[str, bytes]) -> None:
    folders = {top, *(above for path in files for above in (top / path).parents if above.is_relative_to(top))}
    for folder in sorted(folders):
        folder.mkdir(parents=True)
    for path, data in files.items():
        write_new(top / path, data)
    for folder in (*folders, top.parent):
        sync_folder(folder)
