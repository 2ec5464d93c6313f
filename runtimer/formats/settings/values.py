"""Values of settings, each read from what TOML makes of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from runtimer.domain.profile import RaceResult
from runtimer.domain.runner import FASTEST_SCALE, SLOWEST_SCALE
from runtimer.domain.targets import ExactSpeed, Shape
from runtimer.formats.scalars import races
from runtimer.formats.scalars.numbers import LONGEST_SCALAR, even, is_bare, number
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, nearest, quoted
from runtimer.formats.scalars.speed_request import pace_or_speed

Choice = TypeVar("Choice", bound=StrEnum)

LEAST_FACTOR, MOST_FACTOR = 0.5, 2.0
MOST_POINTS = 50
_CHANGE = re.compile(r"(?P<sign>[-+−])? ?(?P<percent>[0-9]{1,3}(?:\.[0-9]{1,3})?) ?%")
_CALIBRATION_HELP = "write a factor like `0.98`, or points shown and measured like `[[10, 9.8], [16, 15.5]]`; decimals take a point"


def one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    """A reader of one word of a few; it raises Refused."""
    read_word = one_word(lambda: [choice.value for choice in choices])
    return lambda value: choices(read_word(value))


def one_word(known: Callable[[], Sequence[str]]) -> Callable[[object], str]:
    """A reader of one word of those that ``known`` tells; it raises Refused."""

    def read(value: object) -> str:
        return read_text(_text(value, known()[0]))

    @spelled
    def read_text(text: str) -> str:
        text, words = even(text), known()
        if text.lower() in words:
            return text.lower()
        near = nearest(text, words)
        remedy = f"did you mean `{near}`?" if near else f"write {', '.join(words[:-1])} or {words[-1]}"
        raise Refused("unknown-word", f"{quoted(text)} has no meaning here", remedy)

    return read


def some_of(names: Callable[[], Iterable[str]]) -> Callable[[object], frozenset[str]]:
    """A reader of a list of names, each of those that ``names`` tells; it raises Refused."""

    def read(value: object) -> frozenset[str]:
        words = sorted(names())
        for text in texts(value):
            if text not in words:
                near = nearest(text, words)
                remedy = f"did you mean `{near}`?" if near else f"write some of {', '.join(words)}"
                raise Refused("unknown-word", f"{quoted(text)} is none of {', '.join(words)}", remedy)
        return frozenset(texts(value))

    return read


def texts(value: object) -> tuple[str, ...]:
    """A list of texts; raises Refused."""
    items = value if isinstance(value, list) else None
    if items is None or not all(isinstance(item, str) and item and item.isprintable() for item in items):
        raise Refused("not-texts", "this must be a list of texts in quotes", 'write it like `["one", "two"]`')
    return tuple(items)


def command(value: object) -> tuple[str, ...]:
    """A program with its arguments; raises Refused."""
    if words := texts(value):
        return words
    raise Refused(
        "no-command", "there is no program in it", 'write it like `["espeak-ng", "--stdin", "--stdout"]`'
    )


def flag(value: object) -> bool:
    """True or false; raises Refused."""
    if isinstance(value, bool):
        return value
    raise Refused("not-a-flag", "this must be true or false, without quotes", "write `true` or `false`")


def share(value: object) -> float:
    """Whole percents, as a share; raises Refused."""
    return between(0, 100, "80", " percent")(value) / 100


def between(low: float, high: float, example: str, unit: str = "") -> Callable[[object], float]:
    """A reader of a number within a range, both ends included; it raises Refused."""

    def read(value: object) -> float:
        amount = _number(value)
        if amount is None:
            raise Refused(
                "not-a-number",
                "this must be a number, without unit and quotes",
                _number_meant(value, low, high, example),
            )
        if not low <= amount <= high:
            raise Refused(
                "senseless-number", f"{value} is out of range", f"write it between {low:g} and {high:g}{unit}"
            )
        return amount

    return read


def _number_meant(value: object, low: float, high: float, example: str) -> str:
    """What to write for a number that is a text, or that has a comma."""
    from runtimer.formats.scalars.foreign_figures import readings  # only a mistake waits for it

    written = value if isinstance(value, str) and len(value) <= LONGEST_SCALAR else ""
    meant = [
        f"`{spelling}`"
        for spelling in readings(written)
        if spelling != written and is_bare(spelling) and low <= number(spelling) <= high
    ]
    return f"write {' or '.join(meant)}" if meant else f"write a number like `{example}`"


def own_speed(value: object) -> float:
    """One pace or speed, in m/s; raises Refused."""
    return _own_speed(_text(value, "5:20/km"))


@spelled
def _own_speed(text: str) -> float:
    try:
        target = pace_or_speed(text)
    except Refused as refused:
        raise (_not_one_pace(text) if refused.code == "unknown-pace" else refused) from None
    if target.shape is Shape.HOLD and isinstance(target.start, ExactSpeed):
        return target.start.mps
    raise _not_one_pace(text)


def _not_one_pace(text: str) -> Refused:
    return Refused(
        "not-one-pace",
        f"{quoted(text)} is not one pace in figures",
        "write a pace like `5:20/km` or a speed like `11km/h`",
    )


def change(value: object) -> float:
    """A change in percent of every speed, as the share that it makes of them; raises Refused."""
    return _change(_text(value, "+2%"))


@spelled
def _change(text: str) -> float:
    match = _CHANGE.fullmatch(text.strip())
    if match is None:
        raise Refused(
            "not-a-change", f"{quoted(text)} is not a change in percent", "write it like `+2%` or `-1.5%`"
        )
    share = 1 + float(match["percent"]) / 100 * (-1 if match["sign"] in ("-", "−") else 1)
    if not SLOWEST_SCALE - 1e-9 <= share <= FASTEST_SCALE + 1e-9:
        raise Refused(
            "senseless-change",
            f"{quoted(text)} is more than a change for the day",
            "write it between -20% and +20%",
        )
    return share


def race_results(value: object) -> tuple[RaceResult, ...]:
    """Race results, in a text with commas between, or a list of texts; raises Refused."""
    lines = texts(value) if isinstance(value, list) else (_text(value, "5k 19:30"),)
    races_as_written = [race for line in lines for race in races.split_races(line)]
    if not races_as_written:
        raise Refused(
            "no-value",
            "there is no race in this list",
            'write it like `["5k 19:30 2026-03-01"]`, or remove the line',
        )
    return tuple(map(races.race_result, races_as_written))


def calibration(value: object) -> tuple[tuple[float, float], ...]:
    """A factor (measured by shown) or points (shown, measured) from slow to fast; raises Refused."""
    factor = _number(value)
    points = ((1.0, factor),) if factor is not None else _points(value)
    if not all(shown > 0 and LEAST_FACTOR <= measured / shown <= MOST_FACTOR for shown, measured in points):
        raise Refused("senseless-calibration", "a belt is not that far from what it shows", _CALIBRATION_HELP)
    if sorted(points) != list(points) or any(
        len(set(side)) < len(points) or sorted(side) != list(side) for side in zip(*points, strict=True)
    ):
        raise Refused(
            "unordered-calibration",
            "the points do not go from slow to fast",
            "put the slowest first, each once",
        )
    return points


def _points(value: object) -> tuple[tuple[float, float], ...]:
    pairs = value if isinstance(value, list) else []
    points = [tuple(map(_number, pair)) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
    whole = tuple(
        (shown, measured) for shown, measured in points if shown is not None and measured is not None
    )
    if not whole or len(whole) != len(pairs) or len(whole) > MOST_POINTS:
        raise Refused("not-a-calibration", "this is neither a factor nor a list of points", _CALIBRATION_HELP)
    return whole


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return float(value) if is_number and isinstance(value, int | float) else None


def _text(value: object, example: str) -> str:
    if isinstance(value, str) and not value.strip():
        raise Refused(
            "no-value",
            "there is nothing between the quotes",
            f'write it like `"{example}"`, or remove the line',
        )
    if isinstance(value, str):
        return value
    raise Refused("not-a-text", "this must be a text in quotes", f'write it like `"{example}"`')
