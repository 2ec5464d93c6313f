"""Own paces in a line: ``easy 5:20/km, 10k 4:05/km, walk 9:30/km``."""

from __future__ import annotations

from runtimer.formats.settings.keys import KEYS, WALK
from runtimer.formats.workouts.scalars.names import pace_name
from runtimer.formats.workouts.scalars.numbers import even
from runtimer.formats.workouts.scalars.refusal import Refused, quoted

_HELP = "write a name and a pace like `easy 5:20/km`, several with commas between"


def own_paces(line: str) -> list[tuple[str, str]]:
    """Return the keys of the settings that a line tells, with their values. Raises Refused, also where one value has no meaning."""
    told = [_own_pace(even(part)) for part in line.split(",")]
    for key, value in told:
        KEYS[key].read(value)
    return told


def _own_pace(part: str) -> tuple[str, str]:
    name, _, value = part.partition(" ")
    name = name.rstrip(":=")
    if not value:
        raise Refused("no-own-pace", f"{quoted(part)} is not a name and a pace", _HELP)
    return f"runner.paces.{WALK if name.lower() == WALK else pace_name(name)}", value
