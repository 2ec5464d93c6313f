"""Packs in words: what comes in, from whom, what it replaces, what was done."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from runtimer.domain.installation import Installed, Kept, Origin
from runtimer.domain.pack import Manifest, WorkoutSummary
from runtimer.domain.units import Unit
from runtimer.wording.eye import figures
from runtimer.wording.eye.diagnostics import safe

MOST_LINES = 40
"""Files of one kind that are listed; of more, the rest is counted."""
_IN_A_SENTENCE = 5
_KIB, _MIB = 1 << 10, 1 << 20
_LONGEST_PATH = 44


def described(
    manifest: Manifest,
    origin: Origin,
    workouts: Sequence[WorkoutSummary],
    sounds: Mapping[str, int],
    size: int,
    unit: Unit,
    folder: str | None = None,
    edited: Sequence[str] = (),
) -> str:
    """Say what a pack is and holds: ``sounds`` has the size in bytes of each sound, ``size`` is that of all.

    ``folder`` is where it is, once it is installed, ``edited`` the files that its runner has edited there.
    """
    facts = {
        "by": ", ".join(manifest.authors),
        "licence": manifest.license,
        "homepage": manifest.homepage or "",
        "needs": ", ".join(f"{program} {least}" for program, least in manifest.requires.items()),
        "from": source(origin),
        "commit": origin.commit or "",
        "sha256": origin.sha256 or "",
        "folder": folder or "",
        "edited": _first_of(edited),
        "size": f"{amount(size)} in {counted(len(manifest.files) + 1, 'file')}",
    }
    lines = [
        f"{safe(manifest.name)} {safe(manifest.version)}",
        *(f"  {key:<9} {safe(value)}" for key, value in facts.items() if value),
    ]
    lines += ["", f"{counted(len(workouts), 'workout')}{_total(workouts)}", *_few(_workouts(workouts, unit))]
    if sounds:
        lines += [
            "",
            counted(len(sounds), "sound"),
            *_few([f"  {safe(path)}  {amount(data)}" for path, data in sounds.items()]),
        ]
    return "\n".join(lines)


def source(origin: Origin) -> str:
    """Say where a pack comes from, with the revision that was asked for."""
    return f"{origin.location}{f' at {origin.rev}' if origin.rev else ''}"


def replacing(old: Installed, new: Manifest, changed: Sequence[str], edited: Sequence[str]) -> str:
    """Say what a pack would replace, and what becomes of its runner's edits."""
    files = _first_of(changed)
    lines = [f"Replaces {safe(old.name)} {safe(old.version)}, from {safe(source(old.origin))}."]
    lines += [f"Changes {files}."] if files else ["Changes no workout or sound."]
    lines += [f"You edited {safe(path)}: a copy will be kept." for path in edited]
    lines += [f"It would be {safe(new.version)}."] if new.version != old.version else []
    return "\n".join(lines)


def kept(files: Iterable[Kept]) -> Iterator[str]:
    """Say of each edited file where it is now."""
    return (
        f"You had edited {safe(copy.path)} of {safe(copy.pack)}: your copy is {safe(copy.where)}"
        for copy in files
    )


def listed(installed: Installed, workouts: int, edited: int) -> str:
    """Say a pack in one line."""
    facts = [counted(workouts, "workout"), f"{edited} edited" if edited else "", source(installed.origin)]
    return (
        f"  {safe(installed.name):<24} {safe(installed.version):<10} {safe(' · '.join(filter(None, facts)))}"
    )


def copies(paths: Sequence[str]) -> str:
    """Say where copies of edited files are."""
    return "\n".join(["Copies of files that you edited:", *_few([f"  {safe(path)}" for path in paths])])


def coming(done: int, total: int | None) -> str:
    """Say how much of something has come."""
    return f"fetching: {amount(done)}{f' of {amount(total)}' if total else ''}"


def reading(done: int, total: int | None) -> str:
    """Say how many workouts are read."""
    return f"reading workouts: {done}{f' of {total}' if total else ''}"


def writing(done: int, total: int | None) -> str:
    """Say how many files are written."""
    return f"writing files: {done}{f' of {total}' if total else ''}"


def amount(size: int) -> str:
    """Write a number of bytes: ``512 bytes``, ``12.3 KiB``, ``4 MiB``."""
    if size < _KIB:
        return counted(size, "byte")
    return f"{figures.number(size / _KIB, 1)} KiB" if size < _MIB else f"{figures.number(size / _MIB, 1)} MiB"


def counted(count: int, word: str) -> str:
    """Write how many there are: ``1 workout``, ``3 workouts``."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def _total(workouts: Sequence[WorkoutSummary]) -> str:
    valid = [workout for workout in workouts if workout.name is not None]
    seconds = math.ceil(sum(workout.seconds for workout in valid) - 1e-6)
    return (
        f", {figures.duration(seconds)}{' ~' if any(workout.estimated for workout in valid) else ''} in all"
        if valid
        else ""
    )


def _workouts(workouts: Sequence[WorkoutSummary], unit: Unit) -> list[str]:
    width = min(_LONGEST_PATH, max((len(safe(workout.path)) for workout in workouts), default=0))
    return [_workout(workout, unit, width) for workout in workouts]


def _workout(workout: WorkoutSummary, unit: Unit, width: int) -> str:
    path = f"  {safe(workout.path):<{width}}"
    if workout.name is None:
        error = workout.error
        return f"{path} not valid{f': line {error.line}: {safe(error.message)}' if error else ''}"
    time = f"{figures.duration(math.ceil(workout.seconds - 1e-6))}{' ~' if workout.estimated else '  '}"
    way = f"{figures.distance(workout.metres, unit)}{' ~' if workout.metres_estimated else '  '}"
    return f"{path} {time:>10} {way:>10}  {safe(workout.name)}"


def _first_of(paths: Sequence[str]) -> str:
    unnamed = len(paths) - _IN_A_SENTENCE
    return ", ".join(map(safe, paths[:_IN_A_SENTENCE])) + (f" and {unnamed} more" if unnamed > 0 else "")


def _few(lines: list[str]) -> list[str]:
    return (
        lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], f"  and {len(lines) - MOST_LINES} more"]
    )
