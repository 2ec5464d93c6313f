"""The library's heading: how much there is, what is looked for."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.entry import Change
from runtimer.services.catalogue import Catalogue
from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette, ink
from runtimer.ui.rows import band, row
from runtimer.wording.eye import entries
from runtimer.wording.eye.figures import BETWEEN

_CURSOR = "▏"


def heading(catalogue: Catalogue, news: Change, width: int, palette: Palette) -> list[Strip]:
    """Draw a row with what there is and how far reading has come, and the band with what is looked for."""
    progress = entries.progress(news)
    files = Segment(f"{' ·' * bool(progress)} {entries.files(catalogue.total)} ", ink(palette.soft))
    first = row(width, [Segment(" Library", PLAIN)], [Segment(progress, STRONG), files])
    matches = entries.matches(len(catalogue.shown), catalogue.total) if catalogue.query else ""
    aside = BETWEEN.join(filter(None, (matches, f"by {catalogue.order}")))
    return [first, band(width, f"FIND {catalogue.query}{_CURSOR}", aside, INVERTED)]
