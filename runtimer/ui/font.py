"""Digits as large as wanted, drawn with block characters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

_GLYPHS = {
    "0": ("#####", "#...#", "#...#", "#...#", "#####"),
    "1": ("###..", "..#..", "..#..", "..#..", "#####"),
    "2": ("#####", "....#", "#####", "#....", "#####"),
    "3": ("#####", "....#", "#####", "....#", "#####"),
    "4": ("#...#", "#...#", "#####", "....#", "....#"),
    "5": ("#####", "#....", "#####", "....#", "#####"),
    "6": ("#####", "#....", "#####", "#...#", "#####"),
    "7": ("#####", "....#", "....#", "....#", "....#"),
    "8": ("#####", "#...#", "#####", "#...#", "#####"),
    "9": ("#####", "#...#", "#####", "....#", "#####"),
    "L": ("#....", "#....", "#....", "#....", "#####"),
    "E": ("#####", "#....", "#####", "#....", "#####"),
    "A": ("#####", "#...#", "#####", "#...#", "#...#"),
    "V": ("#...#", "#...#", "#...#", ".#.#.", "..#.."),
    "?": ("#####", "....#", "..###", ".....", "..#.."),
    "_": (".....", ".....", ".....", ".....", "#####"),
    "−": (".....", ".....", "#####", ".....", "....."),
    " ": (".....", ".....", ".....", ".....", "....."),
}
"""Rows and columns are stroke, gap, stroke, gap, stroke: gaps stretch, so that strokes are even at every
size."""

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_TALL = 2.6
"""Digits are at most so many times as high as wide, in half cells that are square."""
_WIDE = 0.56
_BOLD = 0.26
"""Shares of the height, of the width."""
SMALLEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class DigitSize:
    """The size of digits, in cells: their width, rows, and the stroke (in half cells upright)."""

    width: int
    rows: int
    stroke: int

    @property
    def gap(self) -> int:
        """Cells between two characters."""
        return max(1, self.stroke // 2 + (self.stroke > 2))

    def advance(self, char: str) -> int:
        """Cells that a character takes."""
        return self.stroke if char in ":." else self.width

    def measure(self, text: str) -> int:
        """Cells that a text takes."""
        return sum(map(self.advance, text)) + self.gap * (len(text) - 1)


def digit_size(text: str, width: int, rows: int) -> DigitSize | None:
    """Return the largest size at which ``text`` fits, None where there is no room for three rows."""
    for glyph in range(max(3, round(rows * 2 * _WIDE)), 2, -1):
        size = DigitSize(glyph, min(rows, int(glyph * _TALL) // 2), max(1, round(glyph * _BOLD)))
        if size.measure(text) <= width and size.rows >= SMALLEST_ROWS:
            return size
    return None


def draw(text: str, size: DigitSize, air: int = 0) -> list[str]:
    """Draw digits, colons, points and minus signs as rows of block characters.

    ``air`` half cells are left free above, and as many below.
    """
    glyphs = [_glyph(char, size, air) for char in text]
    return (
        [(" " * size.gap).join(parts) for parts in zip(*glyphs, strict=True)]
        if glyphs
        else [""] * (size.rows + air)
    )


@lru_cache(maxsize=256)
def _glyph(char: str, size: DigitSize, air: int) -> tuple[str, ...]:
    lit = _dots(char, size) if char in ":." else _stretched(_GLYPHS[char], size)
    unlit = [[False] * size.advance(char)] * air
    pixels = [*unlit, *lit, *unlit]
    halves = zip(pixels[::2], pixels[1::2], strict=True)
    return tuple("".join(_BLOCKS[cell] for cell in zip(upper, lower, strict=True)) for upper, lower in halves)


def _stretched(glyph: tuple[str, ...], size: DigitSize) -> list[list[bool]]:
    across, down = _spans(size.width, size.stroke), _spans(size.rows * 2, size.stroke)
    lines = (
        [cell == "#" for cell, count in zip(line, across, strict=True) for _ in range(count)]
        for line in glyph
    )
    return list(chain.from_iterable(repeat(line, count) for line, count in zip(lines, down, strict=True)))


def _spans(total: int, stroke: int) -> tuple[int, int, int, int, int]:
    gaps = total - 3 * stroke
    return stroke, gaps // 2, stroke, gaps - gaps // 2, stroke


def _dots(char: str, size: DigitSize) -> list[list[bool]]:
    height = size.rows * 2
    tops = (
        [height - size.stroke]
        if char == "."
        else [(height * place) // 10 - size.stroke // 2 for place in (3, 7)]
    )
    return [[any(top <= y < top + size.stroke for top in tops)] * size.stroke for y in range(height)]
