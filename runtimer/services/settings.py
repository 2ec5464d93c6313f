"""The settings: who runs, from a file's text and for this call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runtimer.domain.errors import Diagnostic, RuntimerError
from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.formats.settings import parse_settings, unit
from runtimer.formats.workouts.scalars.refusal import Refused


@dataclass(frozen=True, slots=True)
class Settings:
    """The runner, what is wrong with the file, and what the runner should know."""

    runner: Runner
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()


def read_settings(text: str, unit_now: str | None, today: date) -> Settings:
    """Read the settings; ``unit_now`` overrides the unit for this call. Raises RuntimerError for a unit that is none."""
    parsed = parse_settings(text)
    race = parsed.profile.race
    old = f"Your race of {race.on} is older than six months: the paces from it may be too fast." if race and race.is_old(today) else ""
    return Settings(parsed.profile.runner(_unit_now(unit_now)), parsed.diagnostics, (old,) if old else ())


def _unit_now(text: str | None) -> Unit | None:
    try:
        return unit(text) if text else None
    except Refused as refused:
        raise RuntimerError(f"RUNTIMER_UNIT: {refused.message}; {refused.help}") from refused
