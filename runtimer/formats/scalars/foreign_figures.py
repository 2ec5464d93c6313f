"""Numbers and marks as other countries and keyboards write them, to what this format would have instead."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from runtimer.formats.scalars.characters import WIDTHLESS
from runtimer.formats.scalars.numbers import THOUSANDS

_FIGURE = re.compile(
    r"(?P<figure>[0-9.,]*,[0-9.,]*[0-9])(?P<unit> ?(?:m|yd|yards?|met(?:er|re)s?)(?![A-Za-z]))?",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?P<whole>[0-9]*|[0-9]{1,3}(?:\.[0-9]{3})+),(?P<part>[0-9]+)")
_GROUP = 3
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_APART = re.compile(r"(?<![0-9.,:])[1-9][0-9]{0,2}(?:[ '’][0-9]{3})+(?![0-9])")
"""Thousands set off by blanks or apostrophes."""

_QUOTES = "“”„‟«»‹›‘’‚\"'"
_ALIKE = {
    **dict.fromkeys("‐‑‒–—―−⁃~〜～", "-"),
    **dict.fromkeys("´`ʹʼˊ‘‛", "'"),
    **dict.fromkeys("ʺ˝“„‟", '"'),
    **dict.fromkeys("∶ː꞉", ":"),
    **dict.fromkeys("⁄∕", "/"),
    "٫": ".",
    "·": ".",
    "٬": ",",
    "٪": "%",
    "→": " to ",
}
"""Characters that look like one of this format's, or stand in its place on another keyboard."""

_TWO_PRIMES = re.compile("''|′′|’’")
_DOTS = re.compile(r" ?\.\.+ ?")
_WIDTHLESS = re.compile(f"[{WIDTHLESS}]")
_FRACTION = re.compile(r"(?:(?P<whole>[0-9]+) ?)?(?P<part>[¼½¾⅐-⅞])")
_RATIO = re.compile(r"(?:(?P<whole>[0-9]+) )?(?P<over>[1-9])/(?P<under>[2348])(?= ?[A-Za-z])")


def readings(text: str) -> list[str]:
    """The text in this format's characters: commas are points first, last they part thousands."""
    plain = _APART.sub(lambda found: re.sub("[ '’]", "", found.group()), _plain(text))
    return list(dict.fromkeys(_FIGURE.sub(partial(_without_comma, which=which), plain) for which in (0, -1)))


def _plain(text: str) -> str:
    """The text in this format's characters, without quotes around it."""
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    text = _FRACTION.sub(
        lambda found: _in_decimals(found["whole"], unicodedata.numeric(found["part"])),
        _WIDTHLESS.sub("", text),
    )
    text = _DOTS.sub("-", _TWO_PRIMES.sub('"', "".join(map(_alike, text))))
    text = _RATIO.sub(
        lambda found: _in_decimals(found["whole"], int(found["over"]) / int(found["under"])), text
    )
    return " ".join(text.rstrip(",;").split())


def _alike(char: str) -> str:
    if char.isascii() or char in _ALIKE:
        return _ALIKE.get(char, char)
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    compatible = unicodedata.normalize("NFKC", char)
    return compatible if compatible.isascii() else char


def _in_decimals(whole: str | None, part: float) -> str:
    return f"{int(whole or 0) + part:.3f}".rstrip("0").rstrip(".")


def _without_comma(found: re.Match[str], which: int) -> str:
    figure, unit = found["figure"], found["unit"] or ""
    if unit and re.fullmatch(THOUSANDS, figure):
        return found.group()
    return (_of_figure(figure) or [figure])[which] + unit


def _of_figure(figure: str) -> list[str]:
    """A number with its comma for a point, and with its commas for thousands, as far as it can be read so."""
    spellings = []
    if decimal := _DECIMAL.fullmatch(figure):
        # Three digits may be thousands, so that `0,400km` is 0.4 km or 400 km; as decimals their idle noughts
        # say nothing.
        part = decimal["part"].rstrip("0") if len(decimal["part"]) == _GROUP else decimal["part"]
        spellings.append(f"{decimal['whole'].replace('.', '') or 0}.{part}".rstrip("."))
    if _GROUPED.fullmatch(figure):
        spellings.append(figure.replace(",", "").lstrip("0") or "0")
    return spellings
