"""A zip writer that can lie, and a pack to lie about."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WORKOUT = b"name: Tuesday\nsteps:\n  - run: 1km\n    pace: 5k\n"
README = "# Dienstag für alle\n".encode()
FILES = {"README.md": README, "workouts/tuesday.yaml": WORKOUT}
REGULAR = 0o100644 << 16


def manifest(files: Mapping[str, bytes] = FILES, /, **changed: Any) -> bytes:
    """A manifest of these files, with keys changed, or left out where the new value is None."""
    said = {
        "format": 1,
        "name": "tuesday-club",
        "version": "1.2.0",
        "license": "CC0-1.0",
        "authors": ["A. Coach"],
    }
    said["files"] = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return json.dumps({key: value for key, value in (said | changed).items() if value is not None}).encode(
        "utf-8", "surrogatepass"
    )


def deflated(data: bytes, level: int = 9) -> bytes:
    """Packed as in a zip."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(data) + deflate.flush()


@dataclass
class File:
    """A file of the archive.

    ``said`` changes both headers, ``local`` the one before it, ``central`` the directory's.
    """

    name: str | bytes
    data: bytes = b""
    said: dict[str, int] = field(default_factory=dict)
    local: dict[str, int] = field(default_factory=dict)
    central: dict[str, int] = field(default_factory=dict)
    packed: bytes | None = None
    before: bytes = b""
    after: bytes = b""
    extra: bytes = b""
    local_name: bytes | None = None
    local_extra: bytes = b""
    comment: bytes = b""
    hidden: bool = False
    """Not in the directory."""

    def headers(self, at: int) -> tuple[bytes, bytes]:
        """Local header with the name, central header with the name."""
        name = self.name if isinstance(self.name, bytes) else self.name.encode("utf-8", "surrogatepass")
        packed = self.data if self.packed is None else self.packed
        true = {
            "version": 20,
            "flags": 0 if name.isascii() else 1 << 11,
            "method": 0 if self.packed is None else 8,
            "time": 0,
            "date": 33,
            "crc": zlib.crc32(self.data),
            "packed": len(packed),
            "size": len(self.data),
            "made_by": 20,
            "system": 3,
            "disk": 0,
            "internal": 0,
            "attributes": REGULAR,
            "offset": at,
        }
        local, central = true | self.said | self.local, true | self.said | self.central
        both = ("version", "flags", "method", "time", "date", "crc", "packed", "size")
        before = self.local_name if self.local_name is not None else name
        first = struct.pack(
            "<4s5H3L2H", b"PK\3\4", *(local[key] for key in both), len(before), len(self.local_extra)
        )
        made = (central["made_by"], central["system"], *(central[key] for key in both))
        rest = (
            len(name),
            len(self.extra),
            len(self.comment),
            *(central[key] for key in ("disk", "internal", "attributes", "offset")),
        )
        second = struct.pack("<4s2B5H3L5H2L", b"PK\1\2", *made, *rest)
        return first + before + self.local_extra, second + name + self.extra + self.comment


def zipped(
    *files: File,
    prefix: bytes = b"",
    between: bytes = b"",
    trailing: bytes = b"",
    comment: bytes = b"",
    **end: int,
) -> bytes:
    """The archive of these files.

    ``end`` changes what its last record says, offsets do not count ``prefix``.
    """
    body, directory, listed = b"", b"", 0
    for file in files:
        body += file.before
        first, second = file.headers(len(body))
        body += first + (file.data if file.packed is None else file.packed) + file.after
        if not file.hidden:
            directory += second
            listed += 1
    body += between
    said = {
        "disk": 0,
        "other": 0,
        "here": listed,
        "count": listed,
        "size": len(directory),
        "offset": len(body),
        "comment": len(comment),
    } | end
    return prefix + body + directory + struct.pack("<4s4H2LH", b"PK\5\6", *said.values()) + comment + trailing


def files_of(files: Mapping[str, bytes] = FILES, /, **changed: Any) -> list[File]:
    """A sound pack's files, the manifest first."""
    return [
        File("pack.json", manifest(files, **changed)),
        *(File(path, data) for path, data in files.items()),
    ]


def archive(*more: File, **how: Any) -> bytes:
    """A sound pack with more files than it should have, or otherwise not as it should be."""
    return zipped(*files_of(), *more, **how)
