"""Packs as JSON values, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from runtimer.domain.installation import Installed, Origin
from runtimer.domain.pack import Manifest, WorkoutSummary

Json = dict[str, Any]


def list_report(installed: Installed, folder: str, workouts: Sequence[str], edited: Sequence[str]) -> Json:
    """Return what ``runtimer pack list --json`` says of one pack."""
    return {
        "name": installed.name,
        "version": installed.version,
        "folder": folder,
        "source": _origin(installed.origin),
        "workouts": list(workouts),
        "edited": list(edited),
    }


def show_report(
    manifest: Manifest,
    origin: Origin,
    workouts: Iterable[WorkoutSummary],
    sounds: Mapping[str, int],
    size: int,
) -> Json:
    """Return what ``runtimer pack show --json`` says; sounds with their bytes."""
    return {
        "name": manifest.name,
        "version": manifest.version,
        "license": manifest.license,
        "authors": list(manifest.authors),
        "homepage": manifest.homepage,
        "requires": dict(manifest.requires),
        "source": _origin(origin),
        "bytes": size,
        "workouts": [_workout(reading) for reading in workouts],
        "sounds": [{"path": path, "bytes": data} for path, data in sounds.items()],
    }


def _origin(origin: Origin) -> Json:
    return {
        "kind": origin.kind,
        "location": origin.location,
        "rev": origin.rev,
        "commit": origin.commit,
        "sha256": origin.sha256,
    }


def _workout(one: WorkoutSummary) -> Json:
    valid = one.name is not None
    return {
        "path": one.path,
        "valid": valid,
        "name": one.name,
        "duration_s": round(one.seconds, 6) if valid else None,
        "distance_m": round(one.metres, 6) if valid else None,
        "estimated": one.estimated or one.metres_estimated if valid else None,
    }
