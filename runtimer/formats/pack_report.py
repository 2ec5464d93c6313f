"""Packs as JSON values, for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from runtimer.domain.installed import Installed, Origin
from runtimer.domain.pack import Manifest
from runtimer.engine.plan import Plan

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


def show_report(manifest: Manifest, origin: Origin, plans: Mapping[str, Plan | None], sounds: Mapping[str, int], size: int) -> Json:
    """Return what ``runtimer pack show --json`` says: ``plans`` by the paths of workouts (None: not valid), sounds with their bytes."""
    return {
        "name": manifest.name,
        "version": manifest.version,
        "license": manifest.license,
        "authors": list(manifest.authors),
        "homepage": manifest.homepage,
        "requires": dict(manifest.requires),
        "source": _origin(origin),
        "bytes": size,
        "workouts": [_workout(path, plan) for path, plan in plans.items()],
        "sounds": [{"path": path, "bytes": data} for path, data in sounds.items()],
    }


def _origin(origin: Origin) -> Json:
    return {
        "kind": origin.kind.value,
        "location": origin.location,
        "rev": origin.rev,
        "commit": origin.commit,
        "sha256": origin.sha256,
    }


def _workout(path: str, plan: Plan | None) -> Json:
    return {
        "path": path,
        "valid": plan is not None,
        "name": plan.workout.name if plan else None,
        "duration_s": round(plan.duration_s, 6) if plan else None,
        "distance_m": round(plan.metres, 6) if plan else None,
        "estimated": plan.estimated or plan.metres_estimated if plan else None,
    }
