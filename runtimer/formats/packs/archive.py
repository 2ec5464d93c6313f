"""A pack as one file, a zip named ``.rtpack``."""

from __future__ import annotations

import stat
import zlib

from runtimer.domain.pack import Pack, PackError
from runtimer.formats.packs.file_names import MANIFEST, shown
from runtimer.formats.packs.folder import checked
from runtimer.formats.packs.limits import MOST_BYTES, check_listing
from runtimer.formats.packs.manifest import write_manifest
from runtimer.formats.packs.zip_entries import (
    CENTRAL,
    CENTRAL_MARK,
    END,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    STORED,
    UTF8,
    VERSION,
    ZipEntry,
    read_entries,
)

MOST_ARCHIVE_BYTES = MOST_BYTES + 1024 * 1024
"""A thousand names, twice each, with their headers, are less than the MiB more."""
MOST_RATIO = 100
"""Texts shrink to a fifth; only what is made to harm shrinks to a thousandth."""

_UNIX = 3
_MIDNIGHT, _NEW_YEAR_1980 = 0, 1 << 5 | 1
"""The first moment that a zip can tell."""
_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16


def unpack(data: bytes) -> Pack:
    """Return the pack in an archive.

    Raise PackError when it is none, or anything about it is not as it should be.
    """
    if len(data) > MOST_ARCHIVE_BYTES:
        raise PackError(f"the archive is larger than {MOST_ARCHIVE_BYTES >> 20} MiB", "large-pack")
    entries: dict[str, ZipEntry] = {}
    for entry in read_entries(data):
        if entry.path in entries:
            raise PackError(f"{shown(entry.path)} is in the archive twice", "duplicate")
        entries[entry.path] = entry
    check_listing({path: entry.size for path, entry in entries.items()})
    return checked({path: _content(data, entry) for path, entry in entries.items()})


def pack_up(pack: Pack) -> bytes:
    """Return the archive of a pack, always the same bytes for the same one.

    Raise PackError when it is not sound.

    Files are stored as they are: what deflate makes of them depends on the build of zlib, and a pack is
    mostly a few kilobytes of text, or sound that is packed already.
    """
    files = {**pack.files, MANIFEST: write_manifest(pack.manifest)}
    checked(files)
    body, directory = bytearray(), bytearray()
    for path in sorted(files):
        data, name = files[path], path.encode()
        about = (
            VERSION,
            0 if path.isascii() else UTF8,
            STORED,
            _MIDNIGHT,
            _NEW_YEAR_1980,
            zlib.crc32(data),
            len(data),
            len(data),
            len(name),
            0,
        )
        directory += (
            CENTRAL.pack(CENTRAL_MARK, VERSION, _UNIX, *about, 0, 0, 0, _PLAIN_FILE, len(body)) + name
        )
        body += LOCAL.pack(LOCAL_MARK, *about) + name + data
    end = END.pack(END_MARK, 0, 0, len(files), len(files), len(directory), len(body), 0)
    return bytes(body + directory + end)


def _content(data: bytes, entry: ZipEntry) -> bytes:
    """Return a file of an archive, whose size is within limits.

    Raise PackError when it is not as announced.
    """
    packed = memoryview(data)[entry.start : entry.start + entry.packed]
    content = _inflated(packed, entry) if entry.deflated else bytes(packed)
    if len(content) != entry.size:
        raise PackError(f"{shown(entry.path)} is not as large as the archive says", "size-lie")
    if zlib.crc32(content) != entry.crc:
        raise PackError(f"{shown(entry.path)} is damaged", "damaged")
    return content


def _inflated(packed: memoryview, entry: ZipEntry) -> bytes:
    if entry.size > MOST_RATIO * entry.packed:
        raise PackError(
            f"{shown(entry.path)} is packed to less than a hundredth, as no workout or sound can be", "ratio"
        )
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than announced is enough to know, so a lie costs no memory.
        content = inflate.decompress(packed, entry.size + 1)
    except zlib.error:
        raise PackError(f"{shown(entry.path)} is damaged", "damaged") from None
    if len(content) <= entry.size and (not inflate.eof or inflate.unused_data):
        raise PackError(f"{shown(entry.path)} is packed into more or less than the archive says", "damaged")
    return content
