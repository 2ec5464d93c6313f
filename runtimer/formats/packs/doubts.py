"""What is right in a pack, and will not serve every runner."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from runtimer.domain.errors import Problem, Severity
from runtimer.domain.pack import Pack
from runtimer.domain.targets import Quantity
from runtimer.domain.workout import Address, Step, Verb
from runtimer.formats.packs.names import WORKOUTS
from runtimer.formats.workouts.native import Parsed, parse_workout
from runtimer.formats.workouts.scalars.texts import TONES

_KEY = {Quantity.PACE: "pace", Quantity.SPEED: "speed", Quantity.TIME: "in"}


def absolute_paces(pack: Pack) -> tuple[tuple[str, int], ...]:
    """Return file and line of every speed that is a number, which fits one runner only; walking does not count, all walk alike."""
    found = []
    for path, parsed, address, step in _steps(pack):
        absolute = [target.speed for target in step.targets if target.speed and target.speed.name is None]
        if absolute and step.verb is not Verb.WALK:
            found.append((path, _line(parsed, address, _KEY[absolute[0].quantity])))
    return tuple(found)


def lost_sounds(pack: Pack) -> tuple[tuple[str, int, str], ...]:
    """Return file, line and name of every sound that a workout plays and that is neither beside it nor in the pack's own folders."""
    found = []
    for path, parsed, address, step in _steps(pack):
        for number, cue in enumerate(step.cues):
            if cue.sound and cue.sound not in TONES and not any(place in pack.files for place in _places(path, cue.sound)):
                found.append((path, _line(parsed, address, f"cues.{number}.sound"), cue.sound))
    return tuple(found)


def _steps(pack: Pack) -> Iterator[tuple[str, Parsed, Address, Step]]:
    for path, data in pack.files.items():
        if path.endswith(WORKOUTS) and (workout := (parsed := parse_workout(data)).workout):
            for address, child in workout.walk():
                if isinstance(child, Step):
                    yield path, parsed, address, child


def _line(parsed: Parsed, address: Address, field: str) -> int:
    return parsed.locate(Problem(Severity.WARNING, "doubt", "", "", address, field)).line


def _places(path: str, sound: str) -> tuple[str, str]:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), sound)), posixpath.normpath(sound)
