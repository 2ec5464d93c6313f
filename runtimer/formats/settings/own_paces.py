"""Own paces in a line: ``easy 5:20/km, 10k 4:05/km, walk 9:30/km``."""

from __future__ import annotations

import re

from runtimer.domain.targets import PaceName
from runtimer.formats.scalars.numbers import even
from runtimer.formats.scalars.pace_names import match_name
from runtimer.formats.scalars.refusal import Refused, nearest, quoted
from runtimer.formats.settings.setting_keys import KEYS, WALK

_TOLD = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9 ]*?) ?[:=]? (?P<value>[0-9].*)")
_BETWEEN = re.compile(r"(?<![0-9]),|,(?![0-9])")
"""What parts two paces: a comma, but for one inside a number."""
_NAMES = (*PaceName, WALK)
_HELP = "write a name and a pace like `easy 5:20/km`, several with commas between"


def own_paces(line: str) -> list[tuple[str, str]]:
    """Return the keys of the settings that a line tells, with their values.

    Raises Refused, also where one value has no meaning.
    """
    own_paces = [_own_pace(even(part)) for part in _BETWEEN.split(line) if part.strip()]
    for key, value in own_paces:
        if [name for name, _ in own_paces].count(key) > 1:
            raise Refused(
                "told-twice", f"{quoted(key.rpartition('.')[2])} is told twice", "leave one of them out"
            )
        KEYS[key].read(value)
    return own_paces


def _own_pace(part: str) -> tuple[str, str]:
    match = _TOLD.fullmatch(part)
    if match is None or (match_name(match["name"]) is None and match["name"][0].isdigit()):
        raise Refused("no-own-pace", f"{quoted(part)} is not a name and a pace", _HELP)
    name = WALK if match["name"].lower() == WALK else match_name(match["name"])
    if name is None:
        near = nearest(match["name"], _NAMES)
        remedy = f"did you mean `{near}`?" if near else f"the names are {', '.join(_NAMES)}"
        raise Refused("unknown-pace", f"{quoted(match['name'])} is not the name of a pace", remedy)
    return f"runner.paces.{name}", match["value"]
