"""Named paces and their aliases."""

from __future__ import annotations

from runtimer.domain.targets import PaceName
from runtimer.formats.scalars.refusal import Refused, nearest, quoted

_LETTERS = {
    "E": PaceName.EASY,
    "M": PaceName.MARATHON,
    "T": PaceName.THRESHOLD,
    "I": PaceName.INTERVAL,
    "R": PaceName.REPETITION,
}
_WORDS = {name.value: name for name in PaceName} | {
    "mp": PaceName.MARATHON,
    "hmp": PaceName.HALF,
    "lt": PaceName.THRESHOLD,
    "vo2max": PaceName.INTERVAL,
}
NAME = f"(?:{'|'.join(_WORDS)})"
LETTER = f"(?:{'|'.join(_LETTERS)})"
"""Patterns of the names, of which the letters are capital only."""


def match_name(text: str) -> PaceName | None:
    """The pace of that name, None when there is none; words in any case, single letters capital."""
    return _LETTERS.get(text) or _WORDS.get(text.lower())


def pace_name(text: str) -> PaceName:
    """The pace of that name; raises Refused."""
    name = match_name(text)
    if name is None:
        near = nearest(text, _WORDS)
        remedy = (
            f"did you mean `{near}`?"
            if near
            else f"write a pace like `3:45/km` or a name: {', '.join(PaceName)}"
        )
        raise Refused("unknown-pace", f"{quoted(text)} is not a pace", remedy)
    return name
