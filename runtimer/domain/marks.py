"""Distances that runners want to know their time for."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.units import METRES_PER_MILE

MARKS_M = {
    "200 m": 200.0,
    "400 m": 400.0,
    "600 m": 600.0,
    "800 m": 800.0,
    "1000 m": 1000.0,
    "1200 m": 1200.0,
    "mile": METRES_PER_MILE,
    "3000 m": 3000.0,
    "5 km": 5000.0,
    "10 km": 10_000.0,
    "half": 21_097.5,
    "marathon": 42_195.0,
}
"""Names and metres."""


def times(mps: float) -> Iterator[tuple[str, float]]:
    """Yield the name of each distance and the seconds that it takes at ``mps`` metres a second."""
    for name, metres in MARKS_M.items():
        yield name, metres / mps
