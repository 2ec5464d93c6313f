"""The library in lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len, set_cell_size

from runtimer.adapters.disk.paths import current_folder, workouts_folder
from runtimer.adapters.library.readers import ReaderHere
from runtimer.cli.current_library import library_here, sources_here
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.domain.entry import Entry
from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.services.catalogue import Catalogue, Order
from runtimer.wording.eye import entries
from runtimer.wording.eye.diagnostics import safe

_WIDEST = 40


def found_here(runner: Runner, query: str, order: Order) -> list[Entry]:
    """Return the entries that have all the words of a query, once everything new was read.

    Say what cannot be looked at.
    """
    sources, notes = sources_here()
    for note in notes:
        print(f"runtimer: {safe(note)}", file=sys.stderr)
    library = library_here(sources, runner, ReaderHere())
    catalogue = Catalogue(library.remembered(), order)
    with Waiting(elsewhere=False) as waiting:
        progress = waiting.stage(entries.reading)
        for change in library.changes():
            progress(change.of - change.left, change.of)
            catalogue.change(change)
    catalogue.find(query)
    return catalogue.shown


def print_list(shown: Sequence[Entry], unit: Unit) -> None:
    """Print a line for each entry, then where one's own go."""
    width = min(_WIDEST, max((cell_len(entries.name(entry)) for entry in shown), default=0))
    for entry in shown:
        print(_line(entry, unit, width))
    print(f"\n{entries.count(shown)}; your own go into {safe(str(workouts_folder()))}")


def _line(entry: Entry, unit: Unit, width: int) -> str:
    name = set_cell_size(entries.name(entry), width)
    where = ", ".join(safe(_short(file.path)) for file in entry.files)
    if entry.facts.error is not None:
        return f"! {name}  {entries.error(entry)}  {where}"
    figures = entry.facts.figures
    return f"  {name} {entries.way(figures, unit):>10} {entries.time(figures):>10} {entries.load(figures):>4}  {where}"


def _short(path: str) -> str:
    """Write a path the short way where there is one."""
    current = current_folder()
    return str(Path(path).relative_to(current)) if current and Path(path).is_relative_to(current) else path
