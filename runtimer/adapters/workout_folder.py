"""A workout's folder on a disk."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from runtimer.adapters.disk.regular_files import open_file, real_path

WORKOUTS, MANIFEST = "workouts", "pack.json"
"""In a pack: the folder of the workouts, and what lies beside it."""


class FolderOfWorkout:
    """Implements ``ports.WorkoutFolder``; what links lead out of it is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def head(self, name: str, most: int) -> tuple[bytes, int]:
        """Return the first bytes and the size of a file. Raises OSError."""
        with open_file(self._inside(name)) as file:
            return file.read(most), os.fstat(file.fileno()).st_size

    def path(self, name: str) -> str:
        """Return where a file is. Raises OSError where it lies outside."""
        return str(self._inside(name))

    def _inside(self, name: str) -> Path:
        """Return the file beside the workout.

        Of a pack's workout also one that is named from the top of the pack.
        """
        folders = [real_path(self._folder)]
        if folders[0].name == WORKOUTS and (folders[0].parent / MANIFEST).is_file():
            folders.append(folders[0].parent)
        inside = [path for folder in folders if (path := real_path(folder / name)).is_relative_to(folder)]
        if not inside:
            raise OSError(errno.EACCES, "it lies outside the workout's folder")
        return next((path for path in inside if path.exists()), inside[0])
