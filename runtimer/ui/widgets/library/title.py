"""The library's heading: how much there is, what is looked for."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.entry import Change
from runtimer.services.catalogue import Catalogue
from runtimer.ui.palette import INVERTED, PLAIN, STRONG, Palette, ink
from runtimer.ui.rows import band, row

_CURSOR = "▏"


def heading(catalogue: Catalogue, news: Change, width: int, palette: Palette) -> list[Strip]:
    """Draw a row with what there is and how far reading has come, and the band with the words that are looked for."""
    progress = f"reading {news.of - news.left:,} of {news.of:,}" if news.left else ""
    there = Segment(
        f"{' ·' * bool(progress)} {catalogue.total:,} file{'' if catalogue.total == 1 else 's'} ",
        ink(palette.soft),
    )
    first = row(width, [Segment(" Library", PLAIN)], [Segment(progress, STRONG), there])
    found = f"{len(catalogue.shown):,} of {catalogue.total:,}" if catalogue.query else ""
    sorted_by = f"by {catalogue.order}"
    words = f"FIND {catalogue.query}{_CURSOR}" if catalogue.query else f"FIND {_CURSOR}"
    return [first, band(width, words, " · ".join(filter(None, (found, sorted_by))), INVERTED)]
