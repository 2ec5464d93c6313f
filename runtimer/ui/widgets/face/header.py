"""The header: what is run, and how long still."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.sound import Silence
from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame


def header(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the workout's name on the left, and what is left of it on the right."""
    face = frame.face
    left = Segment(face.left, STRONG)
    ending = Segment(f" {face.ending} ", ink(frame.palette.soft))
    return [row(width, [Segment(f" {face.name}", PLAIN)], [space(1), *_silence(frame), left, ending])]


def _silence(frame: Frame) -> list[Segment]:
    """Draw why nothing is heard."""
    if not frame.face.sound:
        return []
    by_choice = frame.glance.silence is Silence.OFF
    style = ink(frame.palette.soft) if by_choice else inverted(frame.palette.alarm)
    return [Segment(f" {frame.face.sound} ", style), space(1)]
