"""What a pack may list: names and sizes, known before anything of it is unpacked."""

from __future__ import annotations

from collections.abc import Mapping

from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import MANIFEST, SOUNDS, WORKOUTS, check_name, check_together
from runtimer.formats.scalars.refusal import quoted
from runtimer.formats.sound_files import LARGEST_BYTES as LARGEST_SOUND
from runtimer.formats.workouts.native.encodings import MAX_BYTES as LARGEST_TEXT

MOST_FILES = 1_000
"""The manifest included."""
MOST_SOUNDS = 100
"""To look for the sound in one may take milliseconds."""
MOST_BYTES = 20 * 1024 * 1024
"""Of all files together."""
MOST_WORKOUT_BYTES = 4 * 1024 * 1024
"""Of all workouts together: four times what a thousand of those that come with runtimer would have."""
LARGEST_MANIFEST = 256 * 1024
"""A thousand paths with their checksums are 200 KiB."""
_REMEDY = "make several packs of it"


def check_listing(sizes: Mapping[str, int]) -> None:
    """Raise PackError when files of these paths and sizes in bytes are no pack, whatever is in them."""
    check_count(len(sizes))
    for path in sizes:
        check_name(path)
    check_together(sizes)
    for path, size in sizes.items():
        if size > largest(path):
            raise PackError(f"{quoted(path)} is larger than {largest(path) >> 10} KiB", "large-file")
    if sum(sizes.values()) > MOST_BYTES:
        raise PackError(
            f"the files of the pack are together larger than {MOST_BYTES >> 20} MiB: {_REMEDY}", "large-pack"
        )
    if sum(size for path, size in sizes.items() if path.endswith(WORKOUTS)) > MOST_WORKOUT_BYTES:
        raise PackError(
            f"the workouts of the pack are together larger than {MOST_WORKOUT_BYTES >> 20} MiB: {_REMEDY}",
            "large-pack",
        )
    if sum(path.endswith(SOUNDS) for path in sizes) > MOST_SOUNDS:
        raise PackError(
            f"the pack has more than {MOST_SOUNDS} sounds: leave some out, or {_REMEDY}", "many-sounds"
        )


def check_count(files: int) -> None:
    """Raise PackError when these are too many files."""
    if files > MOST_FILES:
        raise PackError(f"the pack has {files} files, {MOST_FILES} is the most: {_REMEDY}", "many-files")


def largest(path: str) -> int:
    """Return how many bytes a file of a pack may have, by its path."""
    if path == MANIFEST:
        return LARGEST_MANIFEST
    return LARGEST_SOUND if path.endswith(SOUNDS) else LARGEST_TEXT
