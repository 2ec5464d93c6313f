"""The next line: what comes after this step."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame


def following(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step that comes next, with its speed."""
    sign = frame.face.next
    belt = f" · {sign.belt}" if sign and sign.belt else ""
    return [row(width, [*_step(frame), Segment(belt, PLAIN)])]


def following_to_set(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step that comes next, where there is no room for the belt.

    What to set stands at the right, inverted as there; a speed that is typed stands alone.
    """
    belt, sign = frame.face.belt, frame.face.next
    if frame.glance.typed is not None:
        return [row(width, [Segment(f"  {belt.setting}", STRONG)])]
    if not (belt.soon and sign and sign.kind):
        return following(frame, width, height)
    setting = Segment(f" {belt.setting} ", inverted(frame.palette.of(sign.kind)))
    return [row(width, _step(frame, lateness=False), [setting, space(1)])]


def _step(frame: Frame, *, lateness: bool = True) -> list[Segment]:
    """Draw the step in words, nothing past the end; where there is room, with how late it begins, at once."""
    sign, palette = frame.face.next, frame.palette
    if sign is None:
        return []
    label = Segment(f"  {sign.label}  ", ink(palette.soft))
    words = Segment(sign.words, ink(palette.of(sign.kind), bold=True) if sign.kind else PLAIN)
    if not (lateness and sign.lateness):
        return [label, words]
    alarm = ink(palette.alarm, bold=True)
    return [label, Segment(f"{sign.urge} ", alarm), words, Segment(f" · {sign.lateness}", alarm)]
