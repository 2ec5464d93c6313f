"""Numbers as a file may write them."""

from __future__ import annotations

import re

from runtimer.formats.scalars.refusal import Refused, quoted

NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?)"
"""ASCII digits, decimals after a point."""

THOUSANDS = rf"(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|{NUMBER})"
"""The same with thousands set off by commas, for metres and yards: in other units a comma stands for a point
more often than not."""

DASH = r" ?[-–] ?"
"""Between the two ends of a range: hyphen or en dash."""

MAX_DIGITS = 9
LONGEST_SCALAR = 100

_NUMBER = re.compile(NUMBER)
_LONG = re.compile(rf"[0-9.,]*[0-9](?:[.,]?[0-9]){{{MAX_DIGITS}}}")


def even(text: str) -> str:
    """The scalar with its blanks made even.

    Raises Refused when it is empty, endless, or has digits that are not 0-9 or too many.
    """
    text = " ".join(text.split())
    if not text:
        raise Refused(
            "no-value", "a value is missing here", "write a value after the colon, or remove the key"
        )
    if _LONG.search(text):
        raise Refused(
            "long-number",
            f"a number has more than {MAX_DIGITS} digits: {quoted(text)}",
            "write a shorter number",
        )
    if len(text) > LONGEST_SCALAR:
        raise Refused(
            "long-value",
            f"a value is longer than {LONGEST_SCALAR} characters: {quoted(text)}",
            "write a shorter value",
        )
    if any(char.isdigit() and not char.isascii() for char in text):
        raise Refused(
            "foreign-digits",
            f"the digits in {quoted(text)} are not 0 to 9",
            "write numbers with the digits 0 to 9",
        )
    return text


def number(text: str) -> float:
    """The value of a text that matches NUMBER or THOUSANDS."""
    return float(text.replace(",", ""))


def is_bare(text: str) -> bool:
    """Whether the text is a number and nothing else."""
    return _NUMBER.fullmatch(text) is not None
