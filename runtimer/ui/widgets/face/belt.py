"""The belt: what the hand sets."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.ui.font import DigitSize, draw
from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.belt_sign import BeltSign

_DIGITS = DigitSize(width=4, rows=3, stroke=1)


def belt(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw what to set the belt to, in digits three rows high where there is room.

    Inverted when it is yet to come.

    A fourth row and a fifth are air above and below, without which inverted digits would run into the ground.
    """
    sign, middle, quiet = frame.face.belt, height // 2, ink(frame.palette.soft)
    style = inverted(frame.palette.of(sign.kind)) if sign.soon else STRONG
    slope = _column(f"   {sign.incline}" if sign.incline else "", middle, height)
    return [
        row(
            width,
            [space(1), Segment(f" {setting} ", style), Segment(incline, STRONG)],
            [Segment(aim, PLAIN if n == middle else quiet)],
        )
        for n, (setting, incline, aim) in enumerate(
            zip(_settings(sign, height), slope, _aims(sign, height), strict=True)
        )
    ]


def _settings(sign: BeltSign, height: int) -> list[str]:
    """Return words, figure and unit side by side, a line for each row."""
    words = _column(sign.words, height // 2, height)
    if not sign.figure:
        return words
    large = height >= _DIGITS.rows
    figure = draw(sign.figure, _DIGITS, height - _DIGITS.rows) if large else _column(sign.figure, 0, height)
    unit = _column(sign.unit, min(height - 1, (height + 1) // 2), height)
    return ["  ".join(parts) for parts in zip(words, figure, unit, strict=True)]


def _aims(sign: BeltSign, height: int) -> list[str]:
    """Return the pace in the middle and below it what else is to be held; of one row the pace takes all."""
    lines, middle = [""] * height, height // 2
    if sign.kind:
        lines[min(height - 1, middle + 1)] = f" {sign.holding}  "
    if sign.pace:
        lines[middle] = f" {sign.pace}  "
    return lines


def _column(text: str, place: int, height: int) -> list[str]:
    return [text if n == place else " " * len(text) for n in range(height)]
