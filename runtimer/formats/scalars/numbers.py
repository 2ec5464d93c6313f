"""Numbers as a file may write them."""

from __future__ import annotations

import re
from collections.abc import Callable

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


def number_text(amount: float, means: Callable[[float], bool] | None = None) -> str:
    """Return a number with as few decimals as its meaning allows: ``means`` says whether one will do.

    Where none will, it has as many digits as a file may have.
    """
    most = MAX_DIGITS - len(f"{abs(amount):.0f}")
    spellings = [f"{amount:.{decimals}f}" for decimals in range(most + 1)]
    right = means or (lambda other: other == amount)
    nearest = spellings[-1].rstrip("0").rstrip(".") if most else spellings[-1]
    return next((spelling for spelling in spellings if right(float(spelling))), nearest)


def ends_text(first: str, last: str) -> str:
    """Return a range as it is written; equal ends once."""
    return first if first == last else f"{first}-{last}"


def share_text(share: float) -> str:
    """Return a share in percent."""
    return f"{number_text(share * 100, lambda percent: percent / 100 == share)}%"
