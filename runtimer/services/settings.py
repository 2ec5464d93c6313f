"""The settings: what the file and the environment say, as the runner and the treadmill at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from runtimer.domain.errors import Diagnostic, RuntimerError
from runtimer.domain.profile import Profile, runner_of
from runtimer.domain.runner import Runner
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit

UNIT_VARIABLE = "RUNTIMER_UNIT"


class WrongEnvironment(RuntimerError):
    """A variable of the environment with a value that has no meaning."""


@dataclass(frozen=True, slots=True)
class SettingsText:
    """The settings file as found: ``text`` is empty without one, ``failure`` says why it cannot be read."""

    label: str
    text: str = ""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What holds: ``diagnostics`` are about ``text`` (in the file ``label``), ``notices`` are sentences for the runner."""

    runner: Runner = field(default_factory=Runner)
    treadmill: Treadmill | None = None
    theme: str = "dark"
    profile: Profile = field(default_factory=Profile)
    label: str = ""
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    notices: tuple[str, ...] = ()


def load(file: SettingsText, environment: Mapping[str, str], today: date) -> Loaded:
    """Return what holds on ``today``; nothing in the file makes it raise. Raises WrongEnvironment."""
    unit = environment_unit(environment)
    profile = Profile() if unit is None else replace(Profile(), unit=unit)
    return Loaded(runner_of(profile), profile=profile, label=file.label, text=file.text)


def environment_unit(environment: Mapping[str, str]) -> Unit | None:
    """Return the unit that the environment asks for, None where it does not. Raises WrongEnvironment."""
    wanted = environment.get(UNIT_VARIABLE)
    if not wanted:
        return None
    if wanted.lower() not in list(Unit):
        raise WrongEnvironment(f"{UNIT_VARIABLE} is `{wanted}`; it must be `km` or `mi`")
    return Unit(wanted.lower())
