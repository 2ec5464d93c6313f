"""The keys of the settings file: what each of them means."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from runtimer.discovery import Kind, part_names
from runtimer.domain.heart import HIGHEST_BPM, LOWEST_BPM
from runtimer.domain.sound import Level, backends, languages, voices
from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.formats.settings import values

WALK = "walk"


class Theme(StrEnum):
    """The colours of the screen."""

    DARK = "dark"
    LIGHT = "light"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class SettingKey:
    """A key: the value it takes, an example as TOML writes it, and a line about it.

    ``default`` says what holds without it, for people. ``read`` raises Refused. ``is_text``: TOML wants it in
    quotes. ``names`` are the parts that the line about it names.
    """

    name: str
    read: Callable[[object], object]
    example: str
    about: str
    default: str = "not set"
    names: Callable[[], Sequence[str]] = tuple

    @property
    def meaning(self) -> str:
        """The line about it, with the parts that there are."""
        return ": ".join(filter(None, (self.about, ", ".join(self.names()))))

    @property
    def table(self) -> str:
        """The table that the key stands in: ``runner``, ``runner.paces``."""
        return self.name.rpartition(".")[0]

    @property
    def is_text(self) -> bool:
        """Whether TOML wants the value in quotes."""
        return self.example.startswith('"')

    def of_words(self, value: str) -> Any:
        """Return the value as TOML would have it: a text, or what the text is in TOML."""
        if self.is_text:
            return value
        try:
            read = tomllib.loads(f"value = {value}")
        except (ValueError, RecursionError):
            return value
        return read["value"] if list(read) == ["value"] else value


_PACE_EXAMPLES = {
    PaceName.EASY: "5:20/km",
    PaceName.MARATHON: "4:35/km",
    PaceName.HALF: "4:20/km",
    PaceName.THRESHOLD: "4:10/km",
    PaceName.TEN_K: "4:05/km",
    PaceName.FIVE_K: "3:54/km",
    PaceName.THREE_K: "3:45/km",
    PaceName.MILE: "3:33/km",
    PaceName.INTERVAL: "3:50/km",
    PaceName.REPETITION: "3:33/km",
}
_RULES = partial(part_names, Kind.CUE_RULE)
_BPM = values.between(LOWEST_BPM, HIGHEST_BPM, "172", " beats a minute")

_KEYS = (
    SettingKey(
        "runner.unit",
        values.one_of(Unit),
        '"km"',
        "km or mi: the unit in which paces and distances are shown",
        "km",
    ),
    SettingKey(
        "runner.race",
        values.race_results,
        '"5k 19:30 2026-03-01"',
        "a race and its day, from which the paces come; some with commas",
    ),
    SettingKey(
        "runner.threshold",
        values.own_speed,
        '"4:05/km"',
        "what could be raced for an hour, if you know it better",
    ),
    SettingKey("runner.max_hr", _BPM, "190", "maximal heart rate, for Z1 to Z5"),
    SettingKey(
        "runner.threshold_hr", _BPM, "172", "heart rate at threshold pace; says more than the maximal one"
    ),
    SettingKey(
        "runner.scale", values.change, '"+2%"', "every speed so much faster, or slower with a minus", "0%"
    ),
    *(
        SettingKey(
            f"runner.paces.{name}",
            values.own_speed,
            f'"{example}"',
            "",
            "from the race or the threshold pace",
        )
        for name, example in _PACE_EXAMPLES.items()
    ),
    SettingKey(f"runner.paces.{WALK}", values.own_speed, '"9:30/km"', "walking, for totals", "5.4km/h"),
    SettingKey(
        "treadmill.unit", values.one_of(Unit), '"km"', "km or mi: the unit of the display", "the runner's"
    ),
    SettingKey("treadmill.step", values.between(0.01, 5, "0.1"), "0.1", "smallest change of speed", "0.1"),
    SettingKey(
        "treadmill.lowest", values.between(0.1, 10, "0.8"), "0.8", "lowest speed", "0.8 km/h or 0.5 mph"
    ),
    SettingKey("treadmill.top", values.between(1, 50, "20.0"), "20.0", "top speed", "20 km/h or 12 mph"),
    SettingKey(
        "treadmill.top_incline", values.between(0, 40, "15", " percent"), "15", "top incline in percent", "15"
    ),
    SettingKey(
        "treadmill.incline_step",
        values.between(0.1, 5, "0.5", " percent"),
        "0.5",
        "smallest change of incline",
        "0.5",
    ),
    SettingKey(
        "treadmill.lag",
        values.between(0, 60, "7", " seconds"),
        "7",
        "seconds until the belt has a new speed",
        "7",
    ),
    SettingKey(
        "treadmill.calibration",
        values.calibration,
        "[[10, 9.8], [16, 15.5]]",
        "what it shows and what was measured; or one factor: 0.98 does 9.8 where it shows 10",
        "exact",
    ),
    SettingKey(
        "sound.backend",
        values.one_word(backends),
        '"auto"',
        about="what plays",
        default="auto",
        names=backends,
    ),
    SettingKey(
        "sound.level",
        values.one_of(Level),
        '"normal"',
        "how much is told: quiet (changes only), normal, coach",
        "normal",
    ),
    SettingKey(
        "sound.on",
        values.some_of(_RULES),
        '["halfway"]',
        about="cues that are heard whatever the level",
        default="none",
        names=_RULES,
    ),
    SettingKey("sound.off", values.some_of(_RULES), '["countdown"]', "cues that are never heard", "none"),
    SettingKey("sound.tones", values.share, "80", "how loud tones are, in percent", "100"),
    SettingKey("sound.words", values.share, "80", "how loud words are, in percent; 0 for none", "100"),
    SettingKey(
        "sound.speech",
        values.one_word(voices),
        '"auto"',
        about="who speaks",
        default="auto",
        names=voices,
    ),
    SettingKey(
        "sound.speech_command",
        values.command,
        '["my-voice", "--wav"]',
        "a program that reads words and writes a WAV file",
    ),
    SettingKey(
        "sound.language",
        values.one_word(languages),
        '"en"',
        about="the language of the words",
        default="en",
        names=languages,
    ),
    SettingKey(
        "sound.offset",
        values.between(0, 2, "0.2", " seconds"),
        "0.2",
        "how late your headphones are, in seconds",
        "0",
    ),
    SettingKey(
        "sound.keep_awake",
        values.flag,
        "true",
        "an inaudible noise keeps headphones awake that fall asleep in silence",
        "false",
    ),
    SettingKey(
        "screen.theme",
        values.one_of(Theme),
        '"dark"',
        "dark, light, or auto: as the terminal says of itself",
        "dark",
    ),
)

KEYS = {key.name: key for key in _KEYS}
TABLES = tuple(dict.fromkeys(key.table for key in _KEYS))
