"""The entries of a zip, read by the letter: what two readers could take in two ways is refused."""

from __future__ import annotations

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import shown
from runtimer.formats.packs.limits import check_count

LOCAL = struct.Struct("<4s5H3L2H")
"""Before each file: mark, version, flags, method, time, date, crc, packed size, size, length of name, of
extra."""
CENTRAL = struct.Struct("<4s2B5H3L5H2L")
"""In the directory: as before the file, with who made it first, and comment, disk, attributes and offset
last."""
END = struct.Struct("<4s4H2LH")
"""At the end: mark, disks, numbers of entries, size and offset of the directory, length of comment."""
LOCAL_MARK, CENTRAL_MARK, END_MARK, _ZIP64_MARK = b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\7"
_ZIP64_LOCATOR_BYTES = 20
_COMMON_BYTES = 24
"""What both headers of a file say, from version to the length of its name."""

STORED, DEFLATED = 0, 8
VERSION = 20
"""Of the format, 2.0: the last one before everything that is refused here."""
UTF8 = 1 << 11
_ENCRYPTED, _DESCRIPTOR = 1 | 1 << 6 | 1 << 13, 1 << 3
_HARMLESS = UTF8 | 1 << 1 | 1 << 2
"""Flags: names are UTF-8, and how hard it was tried to pack well."""
_DOS_PLAIN, _DOS_FOLDER = 0x01 | 0x20, 0x10
"""Attributes: read-only, to be backed up."""


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """A file in the archive, as announced.

    ``packed`` bytes from ``start`` on shall become ``size`` bytes with the checksum ``crc``.
    """

    path: str
    deflated: bool
    crc: int
    packed: int
    size: int
    start: int


def read_entries(data: bytes) -> tuple[ZipEntry, ...]:
    """Return what an archive holds, in order; raise PackError unless its parts lie side by side and agree."""
    count, directory = _end(data)
    entries, at = [], 0
    for header, name in _central(data, count, directory):
        entry = _entry(header, name, header[-1] + LOCAL.size + len(name))
        _check_local(data, header, entry.path, at)
        entries.append(entry)
        at = entry.start + entry.packed
        if at > directory:
            raise PackError(f"{shown(entry.path)} runs into what follows it", "overlap")
    if at < directory:
        raise PackError("there is something between the files and the directory of the archive", "gap")
    return tuple(entries)


def _end(data: bytes) -> tuple[int, int]:
    """Return the number of entries, and where the directory begins."""
    end = len(data) - END.size
    if end < 0 or data[end : end + 4] != END_MARK:
        raise _without_end(data)
    _, disk, other_disk, entries_here, count, size, offset, comment = END.unpack_from(data, end)
    if 0xFFFF in (disk, other_disk, entries_here, count) or 0xFFFFFFFF in (size, offset):
        raise _zip64()
    if data[end - _ZIP64_LOCATOR_BYTES :][:4] == _ZIP64_MARK:
        raise _zip64()
    if disk or other_disk or entries_here != count:
        raise PackError("the archive is one of several volumes", "volumes")
    if comment:
        raise PackError("the archive ends before its comment does", "truncated")
    check_count(count)
    if count and data[:4] != LOCAL_MARK:
        raise PackError("there is something before the archive", "prefix")
    if offset + size != end:
        raise PackError("the directory of the archive is not where its end says", "directory")
    return count, offset


def _without_end(data: bytes) -> PackError:
    mark_at = data.rfind(END_MARK)
    if mark_at < 0:
        if data[:4] == LOCAL_MARK:
            return PackError("the archive is cut off", "truncated")
        return PackError("this is no pack: neither a zip archive nor a folder", "not-a-zip")
    if mark_at + END.size > len(data):
        return PackError("the archive is cut off", "truncated")
    comment = END.unpack_from(data, mark_at)[-1]
    if mark_at + END.size + comment == len(data):
        return PackError("the archive has a comment", "comment")
    return PackError("there is something after the archive", "trailing")


def _central(data: bytes, count: int, directory: int) -> Iterator[tuple[tuple[int, ...], bytes]]:
    """Yield the numbers of each header in the directory, and the name."""
    at, end = directory, len(data) - END.size
    for _ in range(count):
        if at + CENTRAL.size > end or data[at : at + 4] != CENTRAL_MARK:
            raise PackError("the directory of the archive holds less than its end says", "directory")
        header = CENTRAL.unpack_from(data, at)[1:]
        name, extra, comment = header[10:13]
        at += CENTRAL.size
        if at + name + extra + comment > end:
            raise PackError("the directory of the archive is cut off", "directory")
        yield header, data[at : at + name]
        at += name + extra + comment
    if at != end:
        raise PackError("the directory of the archive holds more than its end says", "directory")


def _entry(header: tuple[int, ...], name: bytes, start: int) -> ZipEntry:
    """Return the entry that a header in the directory means."""
    _, _, version, flags, method, _, _, crc, packed, size, _, extra, comment, disk, _, attributes, offset = (
        header
    )
    path = _path(name, flags)
    if 0xFFFFFFFF in (packed, size, offset) or disk == 0xFFFF:
        raise _zip64()
    if disk:
        raise PackError("the archive is one of several volumes", "volumes")
    if extra:
        raise PackError(f"{shown(path)} has an extra field", "extra-field")
    if comment:
        raise PackError(f"{shown(path)} has a comment", "comment")
    _check_flags(flags, path)
    if version > VERSION:
        raise PackError(
            f"{shown(path)} is for a newer reader of zip archives: store or deflate it", "version"
        )
    if method not in (STORED, DEFLATED):
        raise PackError(
            f"{shown(path)} is packed in a way that is not read: store or deflate it", "compression"
        )
    _check_attributes(attributes, path)
    return ZipEntry(path=path, deflated=method == DEFLATED, crc=crc, packed=packed, size=size, start=start)


def _path(name: bytes, flags: int) -> str:
    if not flags & UTF8 and not name.isascii():
        raise PackError("a name in the archive is in no encoding that it names", "encoding")
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        raise PackError("a name in the archive is not UTF-8", "encoding") from None


def _check_flags(flags: int, path: str) -> None:
    if flags & _ENCRYPTED:
        raise PackError(f"{shown(path)} is encrypted", "encrypted")
    if flags & _DESCRIPTOR:
        raise PackError(f"{shown(path)} tells its size only after it", "descriptor")
    if flags & ~_HARMLESS:
        raise PackError(f"{shown(path)} is packed in a way that is not read", "flags")


def _check_attributes(attributes: int, path: str) -> None:
    mode, dos = attributes >> 16, attributes & 0xFFFF
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFLNK:
        raise PackError(f"{shown(path)} is a link", "link")
    if kind == stat.S_IFDIR or dos & _DOS_FOLDER:
        raise PackError(f"{shown(path)} is a folder; folders come with their files", "folder")
    if kind not in (0, stat.S_IFREG):
        raise PackError(f"{shown(path)} is a device", "device")
    if dos & ~_DOS_PLAIN or stat.S_IMODE(mode) & ~0o777:
        raise PackError(f"{shown(path)} has attributes that a file of a pack does not need", "attributes")


def _check_local(data: bytes, header: tuple[int, ...], path: str, at: int) -> None:
    """Raise PackError unless the file begins where the last one ended, ``at``, as the directory says."""
    offset = header[-1]
    if offset != at:
        code, how = (
            ("overlap", "lies in another file")
            if offset < at
            else ("gap", "comes after something that is no file")
        )
        raise PackError(f"{shown(path)} {how}", code)
    length = header[10]
    local = data[at : at + LOCAL.size + length]
    common = struct.pack("<5H3LH", *header[2:11])
    if (
        local[:4] != LOCAL_MARK
        or local[4 : 4 + _COMMON_BYTES] != common
        or local[LOCAL.size :] != path.encode()
    ):
        raise PackError(f"{shown(path)} is announced as something else than it is", "contradiction")
    if LOCAL.unpack_from(local)[-1]:
        raise PackError(f"{shown(path)} has an extra field", "extra-field")


def _zip64() -> PackError:
    return PackError("the archive is of a kind for thousands of millions of bytes (zip64)", "zip64")
