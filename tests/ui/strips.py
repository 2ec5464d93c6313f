"""What rows of the screen say and how they look."""

from __future__ import annotations

import re

from textual.strip import Strip


def text(rows: list[Strip]) -> str:
    """Return the rows as lines, without the blanks at their ends."""
    return "\n".join(strip.text.rstrip() for strip in rows)


def words(rows: list[Strip]) -> list[str]:
    """Return the words of each row with one blank between them, without the marks of steps."""
    return [re.sub(r"\s+", " ", strip.text.replace("▌", "")).strip() for strip in rows]


def blocks(rows: list[Strip]) -> int:
    """Return how many rows have block characters in them."""
    return sum(any(char in "█▀▄" for char in strip.text) for strip in rows)


def reversed_cells(rows: list[Strip]) -> int:
    """Return how many cells are inverted."""
    return sum(
        len(segment.text) for strip in rows for segment in strip if segment.style and segment.style.reverse
    )
