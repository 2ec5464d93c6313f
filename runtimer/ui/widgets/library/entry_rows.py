"""The library's list: a row for each entry that is seen."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.domain.entry import Entry
from runtimer.domain.units import Unit
from runtimer.services.catalogue import Catalogue, Order
from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette, ink
from runtimer.ui.rows import blank, row, stacked
from runtimer.wording.eye import entries

_COLUMNS = (
    (Order.DISTANCE, "distance  ", 11, 40),
    (Order.TIME, "time  ", 11, 50),
    (Order.LOAD, "load", 5, 56),
)
"""What stands beside a name, its head (two cells are the mark of an estimate), in how many cells, and from
which width on."""
_PLACE = (10, 70)


def listing(catalogue: Catalogue, width: int, height: int, unit: Unit, palette: Palette) -> list[Strip]:
    """Draw the heads of the columns and the rows around the chosen entry, exactly ``height`` rows."""
    if height < 2:
        return blank(width, max(0, height))
    room = height - 1
    first = max(0, min(catalogue.place - room // 2, len(catalogue.shown) - room))
    visible = catalogue.shown[first : first + room]
    rows = [
        _row(entry, first + n == catalogue.place, width, unit, palette) for n, entry in enumerate(visible)
    ]
    if not rows:
        words = entries.nothing(finding=bool(catalogue.query))
        rows = [row(width, [Segment(f"  {words}", ink(palette.soft))])]
    return [_head(catalogue.order, width, palette), *stacked(rows, width, room)]


def _head(order: Order, width: int, palette: Palette) -> Strip:
    def style(column: Order | None) -> Style:
        return STRONG if column is order else ink(palette.soft)

    right = [
        Segment(f"{head:>{cells}}", style(column))
        for column, head, cells, least in _COLUMNS
        if width >= least
    ]
    place = (
        [Segment(f"  {'from':<{_PLACE[0]}}", style(None))] if width >= _PLACE[1] else [Segment("  ", PLAIN)]
    )
    return row(width, [Segment("  workout", style(Order.NAME))], [*right, *place])


def _row(entry: Entry, chosen: bool, width: int, unit: Unit, palette: Palette) -> Strip:
    facts = entry.facts
    fill = INVERTED if chosen else PLAIN
    place = f"  {entries.place(entry, _PLACE[0]):<{_PLACE[0]}}" if width >= _PLACE[1] else "  "
    if facts.error is not None:
        style = INVERTED if chosen else ink(palette.alarm)
        return row(
            width,
            [Segment(f"! {entries.name(entry)}  {entries.error(entry)}", style)],
            [Segment(place, style)],
            fill,
        )
    named = fill if entry.is_read else ink(palette.soft)
    soft = INVERTED if chosen else ink(palette.soft)
    texts = {
        Order.DISTANCE: entries.way(facts.figures, unit),
        Order.TIME: entries.time(facts.figures),
        Order.LOAD: entries.load(facts.figures),
    }
    right = [
        Segment(f"{texts[column]:>{cells}}", fill) for column, _, cells, least in _COLUMNS if width >= least
    ]
    return row(
        width,
        [Segment(f"  {entries.name(entry)}", fill if chosen else named)],
        [*right, Segment(place, soft)],
        fill,
    )
