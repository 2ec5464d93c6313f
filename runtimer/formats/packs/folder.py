"""The files of a folder or a git tree as a pack."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from runtimer.domain.pack import Manifest, Pack, PackError
from runtimer.formats.packs.contents import check_content
from runtimer.formats.packs.file_names import MANIFEST, WORKOUTS
from runtimer.formats.packs.limits import check_listing
from runtimer.formats.packs.manifest import parse_manifest, write_manifest
from runtimer.formats.scalars.refusal import quoted


def checked(files: Mapping[str, bytes]) -> Pack:
    """Return the pack of these files, by their paths, one of which is its manifest.

    Raise PackError when it is none.
    """
    files = _composed(files)
    check_listing({path: len(data) for path, data in files.items()})
    if MANIFEST not in files:
        raise PackError(f"there is no {MANIFEST}", "no-manifest")
    manifest = parse_manifest(files[MANIFEST])
    others = {path: files[path] for path in sorted(files) if path != MANIFEST}
    _check_named(manifest, others)
    for path, data in others.items():
        check_content(path, data)
    return Pack(manifest, others)


def with_manifest(files: Mapping[str, bytes], manifest: Manifest) -> Pack:
    """Return the pack of these files with their checksums in the manifest.

    A manifest among them is passed over.

    Raises PackError.
    """
    others = {path: data for path, data in _composed(files).items() if path != MANIFEST}
    summed = replace(manifest, files={path: _sha256(others[path]) for path in sorted(others)})
    return checked({**others, MANIFEST: write_manifest(summed)})


def _composed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with names in NFC: some file systems of macOS take letters and their accents apart."""
    composed = {unicodedata.normalize("NFC", path): data for path, data in files.items()}
    if len(composed) < len(files):
        raise PackError("two names differ in nothing but the way that an accent is written", "same-name")
    return composed


def _check_named(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    for path in files:
        if path not in manifest.files:
            raise PackError(f"{quoted(path)} is not among the files of {MANIFEST}", "not-in-manifest")
    for path, digest in manifest.files.items():
        if path not in files:
            raise PackError(
                f"{quoted(path)} is among the files of {MANIFEST}, and is not there", "missing-file"
            )
        if _sha256(files[path]) != digest:
            raise PackError(f"{quoted(path)} is not what {MANIFEST} has the checksum of", "checksum")
    if not any(path.endswith(WORKOUTS) for path in files):
        raise PackError("there is no workout in the pack", "no-workouts")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
