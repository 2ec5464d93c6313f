"""Entries of the library in words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from runtimer.domain.entry import Change, Entry, Figures
from runtimer.domain.units import Unit
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.figures import distance, duration

PENDING = "…"
"""What stands for figures that are not known yet."""


def name(entry: Entry) -> str:
    """Say what a workout is called; a file that is none by its label."""
    return safe(entry.facts.name)


def places(entry: Entry) -> str:
    """Say where a workout lies."""
    return ", ".join(entry.places)


def place(entry: Entry, cells: int) -> str:
    """Say where a workout lies in so many cells: what has no room there is counted."""
    if len(places(entry)) <= cells and len(entry.places) == len(entry.files):
        return places(entry)
    others = f" +{len(entry.copies)}" if entry.copies else ""
    return f"{entry.place[: cells - len(others)]}{others}"


def error(entry: Entry) -> str:
    """Say where in a file its first error is, and what."""
    return safe(entry.facts.error or "")


def way(figures: Figures | None, unit: Unit) -> str:
    """Say a distance, marked where it is an estimate."""
    return (
        f"{distance(figures.metres, unit)} {_mark(figures.metres_estimated)}" if figures else f"{PENDING}  "
    )


def time(figures: Figures | None) -> str:
    """Say a time, rounded up, marked where it is an estimate."""
    return (
        f"{duration(math.ceil(figures.seconds - 1e-6))} {_mark(figures.estimated)}"
        if figures
        else f"{PENDING}  "
    )


def load(figures: Figures | None) -> str:
    """Say how hard it is."""
    return f"{figures.load:.0f}" if figures else PENDING


def count(entries: Sequence[Entry]) -> str:
    """Say how many workouts there are, and how many files that are none."""
    broken = sum(entry.facts.error is not None for entry in entries)
    whole = len(entries) - broken
    return f"{whole:,} workout{'' if whole == 1 else 's'}{f' · {broken:,} with an error' if broken else ''}"


def files(total: int) -> str:
    """Say how many files there are."""
    return f"{total:,} file{'' if total == 1 else 's'}"


def matches(shown: int, total: int) -> str:
    """Say how many of all files have the words that are looked for."""
    return f"{shown:,} of {total:,}"


def progress(news: Change) -> str:
    """Say how far reading has come; empty once all is read."""
    return f"reading {news.of - news.left:,} of {news.of:,}" if news.left else ""


def nothing(*, finding: bool) -> str:
    """Say that there is nothing to list; ``finding`` is whether words are looked for."""
    return "nothing has all these words" if finding else "no workouts yet"


def _mark(estimated: bool) -> str:
    """Mark an estimate.

    What is none leaves the place of the mark free, so that figures stand below each other.
    """
    return "~" if estimated else " "


def reading(done: int, total: int | None) -> str:
    """Say how many files are read."""
    return f"reading workouts: {done}{f' of {total}' if total else ''}"
