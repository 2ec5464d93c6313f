"""Making packs: a folder begun, a folder built into an archive."""

from __future__ import annotations

import re
from collections.abc import Mapping

from runtimer.domain.errors import Severity
from runtimer.domain.pack import Manifest, Pack, PackError
from runtimer.domain.runner import Runner
from runtimer.formats.packs.archive import pack_up
from runtimer.formats.packs.file_names import MANIFEST
from runtimer.formats.packs.folder import with_manifest
from runtimer.formats.packs.manifest import FORMAT, parse_manifest, write_manifest
from runtimer.formats.packs.versions import check_requirements
from runtimer.ports.packs import Progress, unseen
from runtimer.services.packs.pack_workouts import read_workouts

README = "README.md"
_LICENSE = "CC0-1.0"
_NOT_IN_A_NAME = re.compile("[^a-z0-9]+")
_LONGEST_NAME = 63


def skeleton(folder: str, author: str) -> Mapping[str, bytes]:
    """Return the files of a pack that begins in a folder of that name: its manifest, and what tells of it.

    Raises PackError where no manifest can say that.
    """
    name = _NOT_IN_A_NAME.sub("-", folder.lower()).strip("-")[:_LONGEST_NAME].strip("-") or "workouts"
    manifest = write_manifest(Manifest(FORMAT, name, "0.1.0", _LICENSE, (author.strip() or "unknown",)))
    parse_manifest(manifest)
    return {
        MANIFEST: manifest,
        README: f"# {name}\n\nWhat these workouts are for, and whom they suit.\n".encode(),
    }


def build(
    files: Mapping[str, bytes], runner: Runner, running: str, progress: Progress = unseen
) -> tuple[Pack, bytes]:
    """Return the pack that a folder's files are, with their checksums, and its archive, the same bytes each time.

    ``running`` is runtimer's version. Raises PackError, also where a workout is not valid for the runner.
    """
    if MANIFEST not in files:
        raise PackError(f"there is no {MANIFEST}: `runtimer pack init` begins one", "no-manifest")
    pack = with_manifest(files, parse_manifest(files[MANIFEST]))
    check_requirements(pack.manifest, running)
    for reading in read_workouts(pack.files, runner, progress):
        for diagnostic in reading.diagnostics:
            if diagnostic.severity is Severity.ERROR:
                raise PackError(
                    f"{reading.label}:{diagnostic.line}:{diagnostic.column}: {diagnostic.message}", "workout"
                )
    return pack, pack_up(pack)
