"""Values refused for their spelling alone: a decimal comma, a long dash, curly quotes, other digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from runtimer.formats.scalars.characters import described
from runtimer.formats.scalars.numbers import LONGEST_SCALAR
from runtimer.formats.scalars.refusal import Refused, quoted, takes

T = TypeVar("T")


def spelled(read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader that says how to write what ``read`` refuses for its spelling alone.

    It is the one place that judges a number's comma. What it tells to write ``read`` takes.
    """

    @wraps(read)
    def reader(text: str) -> T:
        try:
            return read(text)
        except Refused as refused:
            raise _judged(" ".join(text.split()), read, refused) from None

    return reader


def _judged(text: str, read: Callable[[str], object], refused: Refused) -> Refused:
    """The refusal of a text: with the right spelling, with what is wrong even in that, or as it was."""
    if len(text) > LONGEST_SCALAR:
        return refused
    from runtimer.formats.scalars.foreign_figures import readings  # only a mistake waits for it

    others = [spelling for spelling in readings(text) if spelling != text]
    if readable := [spelling for spelling in others if takes(read, spelling)]:
        return Refused(
            *_reason(text, readable[0], refused),
            f"write {' or '.join(f'`{spelling}`' for spelling in readable)}",
        )
    for spelling in others[-1:]:
        try:
            read(spelling)
        except Refused as deeper:
            return Refused(deeper.code, deeper.message.replace(quoted(spelling), quoted(text)), deeper.help)
    return refused


def _reason(text: str, right: str, refused: Refused) -> tuple[str, str]:
    odd = next((char for char in text if not char.isascii() and char not in right), None)
    if odd:
        return "look-alike", f"{quoted(text)} has a character that is not read here, {described(odd)}"
    if re.search(",[0-9]", text):
        return (
            "comma",
            f"{quoted(text)} has a comma: decimals take a point, and only thousands of m and yd a comma",
        )
    return refused.code, refused.message
