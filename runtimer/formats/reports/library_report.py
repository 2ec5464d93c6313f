"""The library as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from runtimer.domain.entry import Entry


def library_report(entries: Iterable[Entry], folders: Mapping[str, str]) -> dict[str, Any]:
    """Return what ``runtimer list --json`` prints: the entries in order, and the folders by their names."""
    return {"workouts": [_entry(entry) for entry in entries], "folders": dict(folders)}


def _entry(entry: Entry) -> dict[str, Any]:
    facts, figures = entry.facts, entry.facts.figures
    return {
        "path": entry.path,
        "place": entry.place,
        "copies": [{"path": file.path, "place": file.place} for file in entry.copies],
        "name": facts.name,
        "tags": list(facts.tags),
        "valid": facts.error is None,
        "error": facts.error,
        "duration_s": figures.seconds if figures else None,
        "distance_m": figures.metres if figures else None,
        "load": figures.load if figures else None,
        "estimated": figures.estimated or figures.metres_estimated if figures else None,
    }
