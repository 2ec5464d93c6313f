"""The layout: which parts the face has at which size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.strip import Strip

from runtimer.ui.rows import blank, stacked
from runtimer.ui.widgets.face.belt import belt
from runtimer.ui.widgets.face.digits import digits
from runtimer.ui.widgets.face.flash import changes, turned
from runtimer.ui.widgets.face.footer import footer
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.header import header
from runtimer.ui.widgets.face.next_line import following, following_to_set
from runtimer.ui.widgets.face.notice import note, notice, notice_or_note
from runtimer.ui.widgets.face.phase import phase, phase_and_sound
from runtimer.ui.widgets.face.progress import progress
from runtimer.ui.widgets.face.skyline_row import profile

Part = Callable[[Frame, int, int], list[Strip]]
"""Draws its place: a frame, the width and the height in cells."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A part with its height in rows; 0 takes what the others leave."""

    part: Part
    height: int = 1


@dataclass(frozen=True, slots=True)
class Tier:
    """The places of a size, from top to bottom, and the smallest window they are for."""

    width: int
    height: int
    places: tuple[Slot, ...]


def gap(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw nothing."""
    return blank(width, height)


TIERS = (
    Tier(
        60,
        34,
        (
            *(Slot(header), Slot(notice), Slot(profile, 3), Slot(note), Slot(phase, 3), Slot(digits, 0)),
            *(Slot(progress), Slot(belt, 5), Slot(following), Slot(gap), Slot(footer)),
        ),
    ),
    Tier(
        60,
        20,
        (
            *(Slot(header), Slot(profile), Slot(notice_or_note), Slot(phase), Slot(digits, 0)),
            *(Slot(progress), Slot(belt, 4), Slot(following), Slot(footer)),
        ),
    ),
    Tier(44, 13, (Slot(header), Slot(phase), Slot(digits, 0), Slot(belt), Slot(following), Slot(footer))),
    Tier(24, 7, (Slot(phase_and_sound), Slot(digits, 0), Slot(following_to_set))),
    Tier(0, 0, (Slot(digits, 0),)),
)
"""The largest first; the last fits everywhere."""
_ROOM_FOR_NOTICES = 10
"""Rows: in lower windows the digits would shrink by it."""


def compose(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the face: exactly ``height`` rows of ``width`` cells; inverted where a step begins.

    A small window has a row for notices only while there is one, a very small one keeps it for the digits.
    """
    places = next(tier.places for tier in TIERS if width >= tier.width and height >= tier.height)
    if (
        frame.face.notice
        and height >= _ROOM_FOR_NOTICES
        and not any(place.part in (notice, notice_or_note) for place in places)
    ):
        places = (*places[:-1], Slot(notice), places[-1])
    remaining = height - sum(place.height for place in places)
    rows: list[Strip] = []
    for place in places:
        room = place.height or remaining
        rows += stacked(place.part(frame, width, room), width, room)
    return turned(rows) if changes(frame.glance) and not frame.calm else rows
