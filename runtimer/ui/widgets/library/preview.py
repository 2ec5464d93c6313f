"""The library's preview: what the chosen workout asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.entry import Entry
from runtimer.domain.units import Unit
from runtimer.engine.plan.skyline import skyline
from runtimer.engine.view.snapshot import before_start
from runtimer.ui.palette import PLAIN, STRONG, Palette, ink
from runtimer.ui.rows import blank, row, stacked
from runtimer.ui.screens.ready import about_rows, step_rows
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.skyline_row import profile
from runtimer.wording.eye import entries
from runtimer.wording.eye.diagnostics import render, safe

if TYPE_CHECKING:
    from runtimer.services.workout_source import Reading

MOST_ERRORS = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry as it was read, drawn so wide: its title, and the rows below."""

    entry: Entry
    width: int
    totals: str
    rows: tuple[Strip, ...]
    frame: Frame | None


def previewed(
    entry: Entry, reading: Reading, width: int, unit: Unit, now: datetime, palette: Palette
) -> Preview:
    """Draw what was read; a long workout takes a while, so that this is done beside the screen."""
    if reading.plan is None:
        return Preview(entry, width, "", tuple(_errors(reading, width, palette)), None)
    frame = Frame(before_start(reading.plan), unit, now, skyline=skyline(reading.plan), palette=palette)
    credit = " · ".join((entries.places(entry), safe(entry.label), *reading.plan.workout.tags))
    about = (
        *blank(width, 1),
        *about_rows(frame, width),
        row(width, [Segment(f"  {credit}", ink(palette.soft))]),
    )
    rows = (*step_rows(frame, width), *about)
    return Preview(entry, width, frame.face.totals, rows, frame)


def preview(
    entry: Entry | None, seen: Preview | None, width: int, height: int, palette: Palette
) -> list[Strip]:
    """Draw the chosen entry, as far as it was read already, in exactly ``height`` rows.

    What has no room is counted.
    """
    if entry is None:
        return blank(width, height)
    if seen is None or seen.entry.path != entry.path:
        return stacked([_title(entry, "", width, palette)], width, height)
    tall = 2 if height >= 16 else 1
    top = [_title(entry, seen.totals, width, palette), *blank(width, tall - 1)]
    top += [*profile(seen.frame, width, tall), *blank(width, 1)] if seen.frame else blank(width, 1)
    room = max(0, height - len(top))
    rows = [*seen.rows[:room]]
    if len(seen.rows) > room > 0:
        remedy = "enter shows all" if seen.frame else "`runtimer check` shows all"
        hidden = f"  … {len(seen.rows) - room + 1} more lines: {remedy}"
        rows[-1:] = [row(width, [Segment(hidden, ink(palette.soft))])]
    return stacked([*top, *rows], width, height)


def _title(entry: Entry, said: str, width: int, palette: Palette) -> Strip:
    where = f" · {entries.places(entry)}" if not said else ""
    return row(
        width,
        [Segment(f"  {entries.name(entry)}", STRONG)],
        [Segment(f" {said}{where}  ", ink(palette.soft))],
    )


def _errors(reading: Reading, width: int, palette: Palette) -> list[Strip]:
    """Draw the errors as ``runtimer check`` prints them."""
    rows: list[Strip] = []
    for diagnostic in reading.diagnostics[:MOST_ERRORS]:
        first, *continued = render(diagnostic, reading.label, reading.text).split("\n")
        rows.append(row(width, [Segment(f"  {first}", ink(palette.alarm))]))
        rows += [row(width, [Segment(f"  {line}", PLAIN)]) for line in continued]
        rows += blank(width, 1)
    return rows
