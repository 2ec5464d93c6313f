"""Ways of writing a pace that are none, to what they were probably meant as."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runtimer.domain.units import Unit
from runtimer.formats.scalars.numbers import DASH, NUMBER

_POINTED = re.compile(r"(?<![0-9.,:])([0-9]{1,2})[.,]([0-5][0-9])(?=[ /–-])")
_CLOCK = r"[0-9]+(?::[0-9]{2})+"
_CLOCKS = re.compile(rf"{_CLOCK}(?:{DASH}| to ){_CLOCK}", re.IGNORECASE)
_OFFSET = re.compile(
    rf"(?P<name>[A-Za-z0-9]+) ?(?P<sign>[-+−–]) ?(?P<seconds>{NUMBER}) ?s?(?: ?/ ?(?P<unit>[a-z]+))?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>.+?) pace", re.IGNORECASE)
_OTHER_NAMES = {
    "tempo": "threshold",
    "lactate threshold": "threshold",
    "half marathon": "half",
    "hm": "half",
    "vo2 max": "interval",
}


def probably_meant(text: str) -> Iterator[str]:
    """Yield what a text that is no pace may have been meant as.

    Whether that is a pace is for the reader to try.
    """
    yield _POINTED.sub(r"\1:\2", text)
    if _CLOCKS.fullmatch(text):
        yield from (f"{text}/{unit}" for unit in Unit)
    if offset := _OFFSET.fullmatch(text):
        units = [offset["unit"]] if offset["unit"] else Unit
        yield from (f"{offset['name']} {offset['sign']} {offset['seconds']}s/{unit}" for unit in units)
    named = _NAMED.fullmatch(text)
    yield _name(named["name"] if named else text)


def _name(text: str) -> str:
    """The name of a pace, in small letters where it is a word: single letters count as capitals only."""
    return _OTHER_NAMES.get(text.lower(), text if len(text) == 1 else text.lower())
