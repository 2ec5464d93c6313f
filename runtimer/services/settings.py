"""The settings: what the file and the environment say, as the runner and the treadmill at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any

from runtimer.domain.errors import Diagnostic, RuntimerError
from runtimer.domain.profile import Profile, race_that_counts, runner_of
from runtimer.domain.runner import Runner
from runtimer.domain.sound import SoundSettings
from runtimer.domain.targets import SLOWEST_FIRST, PaceName
from runtimer.domain.units import Unit

ABOUT_AS_FAST = 1.15
"""So much faster a pace may be than one that is usually faster: who runs 10 km in two hours does not keep
threshold pace. A mile for a kilometre is 1.6."""
UNIT_VARIABLE = "RUNTIMER_UNIT"
_UNIT_KEY = "runner.unit"


class WrongEnvironment(RuntimerError):
    """A variable of the environment with a value that has no meaning."""


class SettingOrigin(StrEnum):
    """Where a setting comes from."""

    FILE = "file"
    ENVIRONMENT = "environment"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Held:
    """A setting that holds: the name of its key, its value in words (as written, or what its default is), where it comes from."""

    name: str
    value: str
    origin: SettingOrigin


@dataclass(frozen=True, slots=True)
class SettingsText:
    """The settings file as found: ``text`` is empty without one, ``failure`` says why it cannot be read."""

    label: str
    text: str = ""
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What holds: ``diagnostics`` are about ``text`` (in the file ``label``), ``notices`` are sentences for the runner.

    With ``failed`` there is a file, and it cannot be read. ``values`` are those of the file that have a meaning, by the
    names of their keys, as TOML has them.
    """

    runner: Runner = field(default_factory=Runner)
    theme: str = "dark"
    sound: SoundSettings = field(default_factory=SoundSettings)
    profile: Profile = field(default_factory=Profile)
    label: str = ""
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    notices: tuple[str, ...] = ()
    failed: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)


def load(file: SettingsText, environment: Mapping[str, str], today: date) -> Loaded:
    """Return what holds on ``today``; nothing in the file makes it raise. Raises WrongEnvironment."""
    unit = environment_unit(environment)
    loaded = _from_text(file) if file.text else Loaded(label=file.label)
    written = loaded.profile
    profile = replace(written, unit=unit or written.unit, race=race_that_counts(written.races, today))
    runner = replace(runner_of(profile), treadmill=loaded.runner.treadmill, scale=loaded.runner.scale)
    failed = f"your settings are not used: {file.label}: {file.failure}" if file.failure else None
    notices = tuple(filter(None, (failed, *_of_races(profile, today), _of_paces(runner, profile))))
    return replace(loaded, runner=runner, profile=profile, notices=notices, failed=failed is not None)


def held(loaded: Loaded, environment: Mapping[str, str]) -> Iterator[Held]:
    """Yield every setting with its value and where it comes from. Raises WrongEnvironment."""
    from runtimer.formats.settings.setting_keys import KEYS

    for name, key in KEYS.items():
        if name == _UNIT_KEY and (unit := environment_unit(environment)):
            yield Held(name, unit.value, SettingOrigin.ENVIRONMENT)
        elif name in loaded.values:
            yield Held(name, _in_words(loaded.values[name]), SettingOrigin.FILE)
        else:
            without = key.table == "treadmill" and loaded.runner.treadmill is None
            yield Held(name, "no treadmill" if without else key.default, SettingOrigin.DEFAULT)


def environment_unit(environment: Mapping[str, str]) -> Unit | None:
    """Return the unit that the environment asks for, None where it does not. Raises WrongEnvironment."""
    unit_name = environment.get(UNIT_VARIABLE)
    if not unit_name:
        return None
    if unit_name.lower() not in list(Unit):
        raise WrongEnvironment(f"{UNIT_VARIABLE} is `{unit_name}`; it must be `km` or `mi`")
    return Unit(unit_name.lower())


def _from_text(file: SettingsText) -> Loaded:
    # Only those who have a settings file wait for what reads it.
    from runtimer.formats.settings.runner_settings import meaning
    from runtimer.formats.settings.toml_document import parse_settings

    parsed = parse_settings(file.text)
    meant = meaning(parsed)
    diagnostics = sorted((*parsed.diagnostics, *meant.diagnostics), key=lambda one: (one.line, one.column))
    return Loaded(
        runner=Runner(treadmill=meant.treadmill, scale=meant.scale),
        theme=meant.theme.value,
        sound=meant.sound,
        profile=meant.profile,
        label=file.label,
        text=file.text,
        diagnostics=tuple(diagnostics),
        values=parsed.raw,
    )


def _of_paces(runner: Runner, profile: Profile) -> str | None:
    """Say that a pace which the runner told themselves lies on the wrong side of another: such paces hurt."""
    rows = [("walking", runner.walk_mps), *((name.value, runner.paces.get(name)) for name in SLOWEST_FIRST)]
    known_paces = [(name, mps) for name, mps in rows if mps is not None]
    own_names = {"walking", *profile.own, *([PaceName.THRESHOLD] if profile.threshold_mps else [])}
    for (slow, slow_mps), (fast, fast_mps) in combinations(known_paces, 2):
        if slow_mps > fast_mps * ABOUT_AS_FAST and own_names & {slow, fast}:
            return f"your {slow} pace is faster than your {fast} pace: is each in its right unit? `runtimer runner` shows them"
    return None


def _in_words(value: Any) -> str:
    """Write a value as `runtimer settings set` takes it."""
    import json  # only who asks what is set waits for it

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _of_races(profile: Profile, today: date) -> Iterator[str]:
    """Say what is odd about the days of the races."""
    yield from (
        f"the day of your race, {race.day}, is yet to come"
        for race in profile.races
        if race.day and race.day > today
    )
    if profile.race and profile.race.is_old(today):
        yield f"your paces come from a race on {profile.race.day}, more than six months ago: a fresher result would say more"
