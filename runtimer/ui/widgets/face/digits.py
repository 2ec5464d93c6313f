"""The digits: how long still, as large as there is room for."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.ui.font import digit_size, draw
from runtimer.ui.palette import INVERTED, STRONG, ink, inverted
from runtimer.ui.rows import blank, centred, row
from runtimer.ui.widgets.face.flash import pulses
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.face import Face

_AROUND = 4
"""Rows that large letters leave to the words and to air."""
_MARGIN = 2
_SMALL_ROWS = 3
_AIRY = 7
"""Rows from which on one is left empty above and one below."""


def digits(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the seconds in the middle of so many rows; reversed while the session is paused, and in its pulse.

    While the runner is asked whether to leave, the question stands in their place.
    """
    face = frame.face
    if face.question:
        return _question(frame, width, height)
    style = _style(frame)
    size = digit_size(face.digits, width - 2 * _MARGIN, height - 2 if height >= _AIRY else height)
    large = centred(draw(face.digits, size) if size else [face.digits], width, style)
    above = (height - len(large)) // 2
    rows = [*blank(width, above, style), *large, *blank(width, height - above - len(large), style)]
    if size and face.took:
        start = (width + size.measure(face.digits)) // 2 + _MARGIN
        _put_beside(rows, face, start, above + size.rows // 2, width)
    return rows


def _question(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the question whether to leave, inverted: in large letters, and in as many words as fit."""
    style, wordings = inverted(frame.palette.alarm), frame.face.question
    shortest = wordings[-1]
    words = next((wording for wording in wordings if len(wording) <= width), shortest)
    room = height - _AROUND
    size = digit_size(shortest, width - 2 * _MARGIN, room) if room >= _SMALL_ROWS else None
    large = centred([*draw(shortest, size), ""], width, style) if size else []
    block = [*large, *centred([words], width, style)][:height]
    above = (height - len(block)) // 2
    return [*blank(width, above, style), *block, *blank(width, height - above - len(block), style)]


def _style(frame: Frame) -> Style:
    if frame.glance.phase is Phase.PAUSED:
        return INVERTED
    colour = frame.palette.of(frame.face.kind)
    return inverted(colour) if pulses(frame.glance) and not frame.calm else ink(colour, bold=True)


def _put_beside(rows: list[Strip], face: Face, start: int, middle: int, width: int) -> None:
    """Put what a repetition took from cell ``start`` on: in small digits, in words, or nowhere."""
    small = digit_size(face.took, width - start - 1, _SMALL_ROWS)
    lines = [*(draw(face.took, small) if small else [face.took]), face.missed]
    if max(map(len, lines)) > width - start:
        return
    first = max(0, middle - len(lines) // 2)
    for offset, line in enumerate(lines[: len(rows) - first]):
        rows[first + offset] = row(width, [*rows[first + offset].crop(0, start), Segment(line, STRONG)])
