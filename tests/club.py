"""A club's pack, for the tests of what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from runtimer.domain.installation import Origin
from runtimer.domain.pack import Manifest, Pack
from runtimer.formats.packs.file_names import MANIFEST
from runtimer.formats.packs.folder import with_manifest
from runtimer.formats.packs.manifest import write_manifest

TUESDAY = "workouts/tuesday.yaml"
ORIGIN = Origin("file", "/club.rtpack")


def workout(name: str, pace: str = "5k") -> bytes:
    """A short workout."""
    return f"name: {name}\nsteps:\n  - run: 10s\n    pace: {pace}\n".encode()


def manifest(version: str = "1.0.0", name: str = "club") -> Manifest:
    """A manifest that names no files yet."""
    return Manifest(
        1, name, version, "CC0-1.0", ("A. Coach",), "https://example.org/club", {"runtimer": ">=0.1"}
    )


def club(version: str = "1.0.0", files: Mapping[str, bytes] | None = None, name: str = "club") -> Pack:
    """A pack whose workout tells its version, or one of other files."""
    return with_manifest(
        files or {TUESDAY: workout(f"Tuesday {version}"), "README.md": b"# Club\n"}, manifest(version, name)
    )


def write_club(
    folder: Path, version: str = "1.0.0", files: Mapping[str, bytes] | None = None, name: str = "club"
) -> Path:
    """Write the folder in which an author works: its manifest names no files."""
    files = files or club(version, name=name).files
    for path, data in {**files, MANIFEST: write_manifest(manifest(version, name))}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
