"""Changes of the settings file of this machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from runtimer.adapters.clocks import SystemClock
from runtimer.adapters.paths import settings_file
from runtimer.adapters.settings_file import read_settings_file, write_settings_file
from runtimer.domain.errors import RuntimerError
from runtimer.formats.workouts.scalars.refusal import Refused

RACE, SCALE = "runner.race", "runner.scale"


class CannotChange(RuntimerError):
    """The settings file cannot be read or written, or is not TOML."""


def change(name: str, value: str) -> Path:
    """Set the key ``name`` and return the file; races get their days, today's when none is written. Raises Refused, CannotChange."""
    # The editor of TOML is slow to import, and most calls change nothing.
    from runtimer.formats.settings.writing import set_races, set_value

    return _edit(lambda text: set_races(text, value, today()) if name == RACE else set_value(text, name, value))


def take_away(name: str) -> Path:
    """Take the value of the key ``name`` away and return the file. Raises Refused, CannotChange."""
    from runtimer.formats.settings.writing import unset_value

    return _edit(lambda text: unset_value(text, name))


def remember_scale(scale: float) -> str:
    """Keep a scale of all speeds for the days to come, and return a sentence about it, for the runner."""
    percent = f"{(scale - 1) * 100:+g}%" if scale != 1 else None
    try:
        path = change(SCALE, percent) if percent else take_away(SCALE)
    except (CannotChange, Refused) as error:
        return f"not remembered: {error}"
    return f"remembered: {f'{percent} from now on' if percent else 'no change of speeds any more'} ({SCALE} in {path})"


def today() -> date:
    """Return the day that it is here."""
    return SystemClock().wall().date()


def _edit(edit: Callable[[str], str]) -> Path:
    path = settings_file()
    found = read_settings_file(path)
    if found.failure:
        raise CannotChange(f"{found.label}: {found.failure}")
    try:
        write_settings_file(path, edit(found.text))
    except Refused as refused:
        if refused.code == "not-toml":
            raise CannotChange(f"{found.label}: {refused.message} ({refused.help})") from refused
        raise
    except OSError as error:
        raise CannotChange(f"{found.label}: {error.strerror or error}") from error
    return path
