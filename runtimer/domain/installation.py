"""Installed packs: what came from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runtimer.domain.pack import Pack


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a pack comes from, and may be asked for again.

    ``kind`` is the name of a source of packs. ``rev`` is the revision of git that was asked for, ``commit``
    the one that it was; ``sha256`` is of the archive as it came, where it was one.
    """

    kind: str
    location: str
    rev: str | None = None
    commit: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A pack that passed every check, from where it came, and how many bytes came."""

    pack: Pack
    origin: Origin
    size: int


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed pack: ``files`` has the SHA-256 of each of its files as it came, in hexadecimal digits, the manifest included."""

    name: str
    version: str
    origin: Origin
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a pack that its runner had edited or added, and where it is now."""

    pack: str
    path: str
    where: str
