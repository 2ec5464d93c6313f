"""A pack as one file, a zip named ``.rtpack``."""

from __future__ import annotations

import io
import zipfile

from runtimer.domain.pack import Pack, PackError
from runtimer.formats.packs.folder import checked
from runtimer.formats.packs.manifest import write_manifest
from runtimer.formats.packs.names import MANIFEST


def unpack(data: bytes) -> Pack:
    """Return the pack in an archive; raise PackError when it is none, or anything about it is not as it should be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return checked({one.filename: archive.read(one) for one in archive.infolist()})
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        raise PackError("this is not a pack", "not-a-pack") from None


def pack_up(pack: Pack) -> bytes:
    """Return the archive of a pack, always the same bytes for the same one; raise PackError when it is not sound."""
    written = io.BytesIO()
    files = {MANIFEST: write_manifest(pack.manifest), **pack.files}
    checked(files)
    with zipfile.ZipFile(written, "w") as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path])
    return written.getvalue()
