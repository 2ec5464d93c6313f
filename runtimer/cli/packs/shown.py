"""A pack as its user sees it before and after it is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.domain.installed import Fetched, Origin
from runtimer.domain.pack import Manifest
from runtimer.domain.runner import Runner
from runtimer.formats.pack_report import Json, show_report
from runtimer.formats.packs.names import SOUNDS
from runtimer.services.library import Reading
from runtimer.services.packs.contents import read_workouts
from runtimer.wording import packed


@dataclass(frozen=True, slots=True)
class Shown:
    """A pack with its files; ``size`` is the bytes of what came, or of all files.

    Of one that is installed ``folder`` is where it is, and ``edited`` has the paths of files that are not as they came.
    """

    manifest: Manifest
    origin: Origin
    files: Mapping[str, bytes]
    size: int
    folder: str | None = None
    edited: Sequence[str] = ()

    @classmethod
    def of(cls, fetched: Fetched) -> Shown:
        """Return one that is not installed."""
        return cls(fetched.pack.manifest, fetched.origin, fetched.pack.files, fetched.size)

    def in_words(self, runner: Runner) -> str:
        """Say it for a runner."""
        workouts = [packed.Workout(one.label, one.plan, _first_error(one)) for one in read_workouts(self.files, runner)]
        sounds = self._sounds()
        return packed.described(self.manifest, self.origin, workouts, sounds, self.size, runner.unit, self.folder, self.edited)

    def report(self, runner: Runner) -> Json:
        """Return it as a JSON value."""
        plans = {one.label: one.plan for one in read_workouts(self.files, runner)}
        return show_report(self.manifest, self.origin, plans, self._sounds(), self.size)

    def _sounds(self) -> dict[str, int]:
        return {path: len(data) for path, data in self.files.items() if path.endswith(SOUNDS)}


def _first_error(reading: Reading) -> Diagnostic | None:
    return next((one for one in reading.diagnostics if one.severity is Severity.ERROR), None)
