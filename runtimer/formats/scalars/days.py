"""Days as they are written, ``2026-03-01``, and as they are written elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from runtimer.formats.scalars.numbers import even
from runtimer.formats.scalars.refusal import Refused, quoted

ISO = "[0-9]+-[0-9]+-[0-9]+"
"""Year, month and day, be there such a day or not."""

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)} | {
    "mär": 3,
    "mrz": 3,
    "mai": 5,
    "okt": 10,
    "dez": 12,
}
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-zä]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* )?"
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th|\.)?"
_YEAR = "(?:19|20)[0-9]{2}"
ELSEWHERE = (
    r"(?:[0-9]{1,4}[./-] ?[0-9]{1,2}[./-] ?(?:[0-9]{4}|[0-9]{1,2})|[0-9]{1,2}\.[0-9]{1,2}\.?"
    rf"|{_WEEKDAY}(?:{_YEAR}[ -])?(?:{_NUMBER}[ -]?)?{_MONTH}(?:[ -]{_NUMBER})?,?(?:[ -]?[0-9]{{4}})?"
    rf"|{_YEAR}(?:-?[0-9]{{2}}){{0,2}}|today|yesterday)"
)
"""A day in another form, or a part of one."""

_THREE = re.compile(r"(?P<first>[0-9]+)(?P<mark>[./-]) ?(?P<second>[0-9]+)[./-] ?(?P<third>[0-9]+)")
_CLOSE = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_CENTURY = 2000
_WHOLE_YEAR = 4
_HELP = "write year, month and day like `2026-03-01`"


def day(text: str) -> date:
    """A day as ``2026-03-01``; raises Refused, with the day that was meant where that can be told."""
    text = even(text)
    orders = list(_orders(text))
    possible = sorted(dict.fromkeys(_possible(orders)))
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and possible:
        return possible[0]
    if not possible:
        raise Refused(
            "not-a-day",
            f"there is no such day as {quoted(text)}" if orders else f"{quoted(text)} is not a whole date",
            _HELP,
        )
    form = (
        "may have its day or its month first"
        if len(possible) > 1
        else "does not have the form year-month-day"
    )
    raise Refused(
        "not-a-day", f"the date {quoted(text)} {form}", f"write {' or '.join(f'`{day}`' for day in possible)}"
    )


def _possible(orders: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, day_of_month in orders:
        try:
            yield date(year, month, day_of_month)
        except ValueError:
            continue


def _orders(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and day in every order that the text allows, whether or not the day exists."""
    if three := _THREE.fullmatch(text):
        yield from _of_three(three["first"], three["second"], three["third"], three["mark"])
    elif close := _CLOSE.fullmatch(text):
        yield int(close["year"]), int(close["month"]), int(close["day"])
    elif named := re.search(_MONTH, text, re.IGNORECASE):
        numbers = sorted(map(int, re.findall("[0-9]+", text)))
        if len(numbers) > 1:
            yield numbers[1], _MONTHS[named.group()[:3].lower()], numbers[0]


def _of_three(first: str, second: str, third: str, mark: str) -> Iterator[tuple[int, int, int]]:
    if len(first) == _WHOLE_YEAR:
        yield int(first), int(second), int(third)
        return
    year = int(third) + (0 if len(third) == _WHOLE_YEAR else _CENTURY)
    yield year, int(second), int(first)
    # With points the day comes first everywhere; with strokes it depends on the country.
    if mark != "." or int(second) > max(_MONTHS.values()):
        yield year, int(first), int(second)
