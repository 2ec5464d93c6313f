"""The digits: how long still, as large as there is room for."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance, Result
from runtimer.ui.font import draw, face_for
from runtimer.ui.palette import INVERTED, STRONG, ink, inverted
from runtimer.ui.rows import blank, centred, row
from runtimer.ui.widgets.face.flash import pulses
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import duration

_LARGE = "LEAVE?"
_QUESTION = ("LEAVE?   q leaves   any other key stays", "LEAVE?  q leaves", "LEAVE?")
"""The longest that fits."""
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
    if frame.asking:
        return question(frame, width, height)
    glance = frame.glance
    style = _style(frame)
    text = reading(glance)
    face = face_for(text, width - 2 * _MARGIN, height - 2 if height >= _AIRY else height)
    drawn = centred(draw(text, face) if face else [text], width, style)
    above = (height - len(drawn)) // 2
    rows = [*blank(width, above, style), *drawn, *blank(width, height - above - len(drawn), style)]
    if face and glance.result:
        _put_beside(
            rows, glance.result, (width + face.measure(text)) // 2 + _MARGIN, above + face.rows // 2, width
        )
    return rows


def question(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the question whether to leave, inverted across so many rows: as large as there is room for, and in words."""
    style = inverted(frame.palette.alarm)
    words = next((line for line in _QUESTION if len(line) <= width), _QUESTION[-1])
    room = height - _AROUND
    face = face_for(_LARGE, width - 2 * _MARGIN, room) if room >= _SMALL_ROWS else None
    large = centred([*draw(_LARGE, face), ""], width, style) if face else []
    drawn = [*large, *centred([words], width, style)][:height]
    above = (height - len(drawn)) // 2
    return [*blank(width, above, style), *drawn, *blank(width, height - above - len(drawn), style)]


def _style(frame: Frame) -> Style:
    if frame.glance.phase is Phase.PAUSED:
        return INVERTED
    colour = frame.palette.of_phase(frame.glance)
    return inverted(colour) if pulses(frame.glance) and not frame.calm else ink(colour, bold=True)


def reading(glance: Glance) -> str:
    """Return what the digits say: ``m:ss`` or ``h:mm:ss``."""
    return duration(glance.seconds)


def result_texts(result: Result) -> tuple[str, str]:
    """Return what a repetition took, and by how much that missed the plan (empty without one)."""
    late = None if result.planned_s is None else round(result.segment_pass.moving_s) - round(result.planned_s)
    return duration(
        result.segment_pass.moving_s
    ), "" if late is None else f"{'+' if late > 0 else '−' if late < 0 else '±'}{abs(late)} s"


def _put_beside(rows: list[Strip], result: Result, start: int, middle: int, width: int) -> None:
    """Put the result from cell ``start`` on beside the digits: in small digits, in words, or not at all, as room allows."""
    took, missed = result_texts(result)
    small = face_for(took, width - start - 1, _SMALL_ROWS)
    lines = [*(draw(took, small) if small else [took]), missed]
    if max(map(len, lines)) > width - start:
        return
    first = max(0, middle - len(lines) // 2)
    for offset, line in enumerate(lines[: len(rows) - first]):
        rows[first + offset] = row(width, [*rows[first + offset].crop(0, start), Segment(line, STRONG)])
