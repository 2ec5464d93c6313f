"""Packs in words: what comes in, from whom, what it replaces, what was done."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from runtimer.domain.errors import Diagnostic
from runtimer.domain.installed import Installed, Kept, Origin
from runtimer.domain.pack import Manifest
from runtimer.domain.units import Unit
from runtimer.engine.plan import Plan
from runtimer.wording import written
from runtimer.wording.diagnosed import safe

MOST_LINES = 40
"""Files of one kind that are listed; of more, the rest is counted."""
_IN_A_SENTENCE = 5
_KIB, _MIB = 1 << 10, 1 << 20
_LONGEST_PATH = 44


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout of a pack: its plan, or where that is not to be had the first thing that is wrong."""

    path: str
    plan: Plan | None
    error: Diagnostic | None = None


def described(
    manifest: Manifest,
    origin: Origin,
    workouts: Sequence[Workout],
    sounds: Mapping[str, int],
    size: int,
    unit: Unit,
    folder: str | None = None,
    edited: Sequence[str] = (),
) -> str:
    """Say what a pack is and holds: ``sounds`` has the size in bytes of each sound, ``size`` is that of everything that came.

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
    lines = [f"{safe(manifest.name)} {safe(manifest.version)}", *(f"  {key:<9} {safe(value)}" for key, value in facts.items() if value)]
    lines += ["", f"{counted(len(workouts), 'workout')}{_total(workouts)}", *_few(_workouts(workouts, unit))]
    if sounds:
        lines += ["", counted(len(sounds), "sound"), *_few([f"  {safe(path)}  {amount(data)}" for path, data in sounds.items()])]
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
    return (f"You had edited {safe(one.path)} of {safe(one.pack)}: your copy is {safe(one.where)}" for one in files)


def listed(installed: Installed, workouts: int, edited: int) -> str:
    """Say a pack in one line."""
    facts = [counted(workouts, "workout"), f"{edited} edited" if edited else "", source(installed.origin)]
    return f"  {safe(installed.name):<24} {safe(installed.version):<10} {safe(' · '.join(filter(None, facts)))}"


def copies(paths: Sequence[str]) -> str:
    """Say where copies of edited files are."""
    return "\n".join(["Copies of files that you edited:", *_few([f"  {safe(path)}" for path in paths])])


def coming(done: int, total: int | None) -> str:
    """Say how much of something has come."""
    return f"fetching: {amount(done)}{f' of {amount(total)}' if total else ''}"


def amount(size: int) -> str:
    """Write a number of bytes: ``512 bytes``, ``12.3 KiB``, ``4 MiB``."""
    if size < _KIB:
        return counted(size, "byte")
    return f"{written.number(size / _KIB, 1)} KiB" if size < _MIB else f"{written.number(size / _MIB, 1)} MiB"


def counted(count: int, word: str) -> str:
    """Write how many there are: ``1 workout``, ``3 workouts``."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def _total(workouts: Sequence[Workout]) -> str:
    plans = [one.plan for one in workouts if one.plan]
    seconds = math.ceil(sum(plan.duration_s for plan in plans) - 1e-6)
    return f", {written.duration(seconds)}{' ~' if any(plan.estimated for plan in plans) else ''} in all" if plans else ""


def _workouts(workouts: Sequence[Workout], unit: Unit) -> list[str]:
    width = min(_LONGEST_PATH, max((len(safe(one.path)) for one in workouts), default=0))
    return [_workout(one, unit, width) for one in workouts]


def _workout(one: Workout, unit: Unit, width: int) -> str:
    path = f"  {safe(one.path):<{width}}"
    if one.plan is None:
        return f"{path} not valid{f': line {one.error.line}: {safe(one.error.message)}' if one.error else ''}"
    plan = one.plan
    time = f"{written.duration(math.ceil(plan.duration_s - 1e-6))}{' ~' if plan.estimated else '  '}"
    way = f"{written.distance(plan.metres, unit)}{' ~' if plan.metres_estimated else '  '}"
    return f"{path} {time:>10} {way:>10}  {safe(plan.workout.name)}"


def _first_of(paths: Sequence[str]) -> str:
    more = len(paths) - _IN_A_SENTENCE
    return ", ".join(map(safe, paths[:_IN_A_SENTENCE])) + (f" and {more} more" if more > 0 else "")


def _few(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], f"  and {len(lines) - MOST_LINES} more"]
