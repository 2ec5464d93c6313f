"""How much a pack may hold; known before anything of it is unpacked."""

from __future__ import annotations

from collections.abc import Mapping

from runtimer.domain.pack import PackError
from runtimer.formats.packs.names import MANIFEST, SOUNDS
from runtimer.formats.sound_files import LARGEST_BYTES as LARGEST_SOUND
from runtimer.formats.workouts.decoding import MAX_BYTES as LARGEST_TEXT
from runtimer.formats.workouts.scalars.refusal import quoted

MOST_FILES = 1_000
MOST_BYTES = 20 * 1024 * 1024
"""Of all files together."""
MOST_ARCHIVE_BYTES = MOST_BYTES + 1024 * 1024
"""A thousand names, twice each, with their headers, are less than the MiB more."""
LARGEST_MANIFEST = 256 * 1024


def check_sizes(sizes: Mapping[str, int]) -> None:
    """Raise PackError when files of these sizes in bytes are too many or too large, one or all together."""
    if len(sizes) > MOST_FILES:
        raise PackError(f"the pack has {len(sizes)} files, {MOST_FILES} is the most", "many-files")
    for path, size in sizes.items():
        if size > _largest(path):
            raise PackError(f"{quoted(path)} has {_mib(size)}, {_mib(_largest(path))} is the most", "large-file")
    if (total := sum(sizes.values())) > MOST_BYTES:
        raise PackError(f"the pack has {_mib(total)} of files, {_mib(MOST_BYTES)} is the most", "large-pack")


def _largest(path: str) -> int:
    if path == MANIFEST:
        return LARGEST_MANIFEST
    return LARGEST_SOUND if path.endswith(SOUNDS) else LARGEST_TEXT


def _mib(size: int) -> str:
    return f"{size / (1 << 20):.4g} MiB"
