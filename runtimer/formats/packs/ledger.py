"""Which packs are installed, as the text of the lock file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from runtimer.discovery import Kind, part_names
from runtimer.domain.installation import Installed, Origin
from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.file_names import MANIFEST, check_name
from runtimer.formats.packs.manifest import NAME, write_manifest

FORMAT = 1
COMING, LEAVING = ".coming", ".leaving"
"""Folders of what is on its way; no pack may have such a name."""

_PLACE = r"\.(?:coming|leaving)/[a-z0-9][a-z0-9-]{0,80}"
_SHA256 = "[0-9a-f]{64}"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An installed pack.

    As long as the folder ``coming`` is there, that is where it is; then it has the folder of its name.
    """

    installed: Installed
    coming: str | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A pack that is installed no more.

    Its folder is to be moved to ``place``, or is there, and then to be deleted.
    """

    installed: Installed
    place: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known of installed packs, by their names, and of those that are on their way out."""

    packs: Mapping[str, LedgerEntry] = field(default_factory=dict)
    leaving: tuple[Leaving, ...] = ()


def checksums(manifest: Manifest) -> dict[str, str]:
    """Return the SHA-256 of each file that a pack has once it is installed, its manifest included."""
    return {**manifest.files, MANIFEST: hashlib.sha256(write_manifest(manifest)).hexdigest()}


def write_ledger(ledger: Ledger) -> str:
    """Return the text of a ledger, always the same for the same one."""
    packs = {
        name: _written(entry.installed) | ({"coming": entry.coming} if entry.coming else {})
        for name, entry in ledger.packs.items()
    }
    leaving = [
        _written(leaving.installed) | {"name": leaving.installed.name, "place": leaving.place}
        for leaving in ledger.leaving
    ]
    return (
        json.dumps(
            {"format": FORMAT, "packs": dict(sorted(packs.items())), "leaving": leaving},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def read_ledger(text: str) -> Ledger:
    """Read a ledger; raise PackError when it is none."""
    try:
        document = json.loads(text)
        if type(document["format"]) is int and document["format"] > FORMAT:
            raise PackError("the lock file of your packs was written by a newer runtimer", "newer-ledger")
        packs = {
            name: LedgerEntry(_installed(name, pack), _place(pack.get("coming")))
            for name, pack in document["packs"].items()
        }
        leaving = tuple(
            Leaving(_installed(pack["name"], pack), _matching(_PLACE, pack["place"]))
            for pack in document["leaving"]
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PackError("the lock file of your packs is not as runtimer wrote it", "broken-ledger") from None
    return Ledger(packs, leaving)


def _written(installed: Installed) -> dict[str, Any]:
    origin = installed.origin
    source = {
        "kind": origin.kind,
        "location": origin.location,
        "rev": origin.rev,
        "commit": origin.commit,
        "sha256": origin.sha256,
    }
    source_as_written = {key: value for key, value in source.items() if value}
    return {
        "version": installed.version,
        "source": source_as_written,
        "files": dict(sorted(installed.files.items())),
    }


def _installed(name: str, found: Any) -> Installed:
    source = found["source"]
    rev, commit, sha256 = (
        _text(source[key]) if key in source else None for key in ("rev", "commit", "sha256")
    )
    if (kind := source["kind"]) not in part_names(Kind.PACK_SOURCE):
        raise ValueError(kind)
    origin = Origin(kind, _text(source["location"]), rev, commit, sha256)
    return Installed(_matching(NAME, name), _text(found["version"]), origin, _files(found["files"]))


def _files(found: Any) -> dict[str, str]:
    for path in found:
        try:
            check_name(path)
        except PackError as error:
            raise ValueError(path) from error
    return {path: _matching(_SHA256, digest) for path, digest in found.items()}


def _place(found: Any) -> str | None:
    return None if found is None else _matching(_PLACE, found)


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(found)
    return found


def _matching(pattern: str, found: Any) -> str:
    if not re.fullmatch(pattern, _text(found)):
        raise ValueError(found)
    return _text(found)
