"""A pack as its user sees it before and after it is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import Manifest, WorkoutSummary
from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.formats.packs.file_names import SOUNDS
from runtimer.formats.reports.pack_report import Json, show_report
from runtimer.ports.packs import PackStore, Progress
from runtimer.services.packs.offers import as_installed
from runtimer.services.packs.pack_workouts import summaries
from runtimer.wording.eye import packs


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack with what its workouts come to for a runner, and the bytes of its sounds.

    ``size`` is the bytes of what came, or of all files.

    Of one that is installed ``folder`` is where it is, and ``edited`` has the paths of files that are not as
    they came.
    """

    manifest: Manifest
    origin: Origin
    workouts: Sequence[WorkoutSummary]
    sounds: Mapping[str, int]
    size: int
    folder: str | None = None
    edited: Sequence[str] = ()

    @classmethod
    def of(cls, fetched: Fetched, runner: Runner, progress: Progress) -> PackView:
        """Read one that is not installed. Raises PackError."""
        files = fetched.pack.files
        return cls(
            fetched.pack.manifest,
            fetched.origin,
            summaries(files, runner, progress),
            _sounds(files),
            fetched.size,
        )

    @classmethod
    def installed(cls, name: str, store: PackStore, runner: Runner, progress: Progress) -> PackView:
        """Read one that is installed, as it is now. Raises PackError."""
        installed, manifest, files = as_installed(name, store)
        workouts, size = summaries(files, runner, progress), sum(map(len, files.values()))
        return cls(
            manifest, installed.origin, workouts, _sounds(files), size, store.folder(name), store.edited(name)
        )

    def in_words(self, unit: Unit) -> str:
        """Say it, distances in a runner's unit."""
        return packs.described(
            self.manifest,
            self.origin,
            workouts=self.workouts,
            sounds=self.sounds,
            size=self.size,
            unit=unit,
            folder=self.folder,
            edited=self.edited,
        )

    def report(self) -> Json:
        """Return it as a JSON value."""
        return show_report(self.manifest, self.origin, self.workouts, self.sounds, self.size)


def _sounds(files: Mapping[str, bytes]) -> dict[str, int]:
    return {path: len(data) for path, data in files.items() if path.endswith(SOUNDS)}
