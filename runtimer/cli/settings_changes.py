"""Changes of the settings file of this machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from runtimer.adapters.clocks import SystemClock
from runtimer.adapters.disk.locks import PATIENCE_S
from runtimer.adapters.disk.paths import settings_file
from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.settings_file import edit_settings_file
from runtimer.domain.errors import RuntimerError
from runtimer.formats.scalars.refusal import Refused
from runtimer.services.settings import SettingsText
from runtimer.wording.eye.diagnostics import safe

RACE, SCALE = "runner.race", "runner.scale"
SCREENS_PATIENCE_S = 1.0
"""A screen stands still while another runtimer is waited for."""


class CannotChange(RuntimerError):
    """The settings file cannot be read or written, or is not TOML."""


def change(name: str, value: str, patience_s: float = PATIENCE_S) -> Path:
    """Set the key ``name`` and return the file; races get their days, today's when none is written.

    Raises Refused, CannotChange.

    Another runtimer that changes the settings is waited for, ``patience_s`` seconds at most.
    """
    # The editor of TOML is slow to import, and most calls change nothing.
    from runtimer.formats.settings.text_edits import set_races, set_value

    return _edit(
        lambda text: set_races(text, value, today()) if name == RACE else set_value(text, name, value),
        patience_s,
    )


def take_away(name: str, patience_s: float = PATIENCE_S) -> Path:
    """Take the value of the key ``name`` away and return the file. Raises Refused, CannotChange."""
    from runtimer.formats.settings.text_edits import unset_value

    return _edit(lambda text: unset_value(text, name), patience_s)


def remember_scale(scale: float) -> str:
    """Keep a scale of all speeds for the days to come, and return a sentence about it, for the runner."""
    percent = f"{(scale - 1) * 100:+g}%" if scale != 1 else None
    try:
        path = change(SCALE, percent, SCREENS_PATIENCE_S) if percent else take_away(SCALE, SCREENS_PATIENCE_S)
    except (RuntimerError, Refused) as error:
        return f"not remembered: {error}"
    where = safe(str(path))
    return f"remembered: {f'{percent} from now on' if percent else 'no change of speeds any more'} ({SCALE} in {where})"


def today() -> date:
    """Return the day that it is here."""
    return SystemClock().wall().date()


def _edit(edit: Callable[[str], str], patience_s: float) -> Path:
    path = settings_file()
    label = safe(str(path))

    def edited(found: SettingsText) -> str:
        if found.failure:
            raise CannotChange(f"{label}: {found.failure}")
        return edit(found.text)

    try:
        edit_settings_file(path, edited, patience_s)
    except Refused as refused:
        if refused.code == "not-toml":
            raise CannotChange(f"{label}: {refused.message} ({refused.help})") from refused
        raise
    except OSError as error:
        raise CannotChange(f"{label}: {reason(error)}") from error
    return path
