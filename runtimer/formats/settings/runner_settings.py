"""The values of the settings file to the profile and the treadmill that they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from runtimer.domain.errors import Diagnostic
from runtimer.domain.heart import HeartRates
from runtimer.domain.profile import Profile
from runtimer.domain.sound import SoundSettings
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.settings.setting_keys import WALK, Theme
from runtimer.formats.settings.toml_document import SettingsFile

_NAMES = {"offset": "offset_s"}
_FIELDS = {
    "step": "step",
    "top_incline": "top_incline",
    "incline_step": "incline_step",
    "lag": "lag_s",
    "calibration": "calibration",
}


@dataclass(frozen=True, slots=True)
class Meant:
    """What a file means; ``diagnostics`` are those of values that do not go together."""

    profile: Profile = field(default_factory=Profile)
    treadmill: Treadmill | None = None
    theme: Theme = Theme.DARK
    scale: float = 1.0
    sound: SoundSettings = field(default_factory=SoundSettings)
    diagnostics: tuple[Diagnostic, ...] = ()


def meaning(file: SettingsFile) -> Meant:
    """Return what a file means; of values that do not go together the second one is left out."""
    values, diagnostics = dict(file.values), []
    for name, refused in _conflicts(values):
        diagnostics.append(file.at_value(name, refused))
        values.pop(name)
    unit = values.get("runner.unit", Unit.KM)
    treadmill = _treadmill(values, unit) if "treadmill" in file.tables else None
    theme, scale = values.get("screen.theme", Theme.DARK), values.get("runner.scale", 1.0)
    return Meant(
        _profile(values, unit),
        treadmill,
        theme=theme,
        scale=scale,
        sound=_sound(values),
        diagnostics=tuple(diagnostics),
    )


def _conflicts(values: Mapping[str, Any]) -> list[tuple[str, Refused]]:
    conflicts = []
    highest, threshold = values.get("runner.max_hr"), values.get("runner.threshold_hr")
    if highest and threshold and threshold >= highest:
        remedy = "it is usually 85 to 92 % of the maximal one"
        conflicts.append(
            (
                "runner.threshold_hr",
                Refused("threshold-above-maximum", "the threshold lies below the maximal heart rate", remedy),
            )
        )
    low, high = _limits(values)
    if low >= high:
        name = "treadmill.top" if "treadmill.top" in values else "treadmill.lowest"
        remedy = "write both in the unit of the display"
        conflicts.append(
            (
                name,
                Refused(
                    "top-below-lowest", f"the top speed {high:g} is not above the lowest one {low:g}", remedy
                ),
            )
        )
    return conflicts


def _limits(values: Mapping[str, Any]) -> tuple[float, float]:
    low, high = Treadmill.LIMITS[values.get("treadmill.unit", values.get("runner.unit", Unit.KM))]
    return values.get("treadmill.lowest", low), values.get("treadmill.top", high)


def _profile(values: Mapping[str, Any], unit: Unit) -> Profile:
    own = {name: values[key] for name in PaceName if (key := f"runner.paces.{name}") in values}
    heart = HeartRates(values.get("runner.max_hr"), values.get("runner.threshold_hr"))
    return Profile(
        unit,
        races=values.get("runner.race", ()),
        threshold_mps=values.get("runner.threshold"),
        own=own,
        walk_mps=values.get(f"runner.paces.{WALK}"),
        heart=heart,
    )


def _treadmill(values: Mapping[str, Any], unit: Unit) -> Treadmill:
    low, high = _limits(values)
    limits = {
        name: values[f"treadmill.{key}"] for key, name in _FIELDS.items() if f"treadmill.{key}" in values
    }
    return Treadmill(values.get("treadmill.unit", unit), lowest=low, top=high, **limits)


def _sound(values: Mapping[str, Any]) -> SoundSettings:
    by_key = {key.removeprefix("sound."): value for key, value in values.items() if key.startswith("sound.")}
    return SoundSettings(**{_NAMES.get(key, key): value for key, value in by_key.items()})
