"""What a session is run on: one value, made once from the arguments and the settings."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from runtimer.domain.sound import SoundSettings, backends

if TYPE_CHECKING:  # the library does not wait for what reads settings
    from runtimer.services.settings import Loaded


@dataclass(frozen=True, slots=True)
class Terms:
    """Seconds to get ready, how many times as fast (None: real time), what is heard, in which colours.

    ``keys_come`` is False where nobody can press a key, as where standard input was the workout itself.
    """

    ready_s: float = 10.0
    rehearse: float | None = None
    sound: SoundSettings = field(default_factory=SoundSettings)
    theme: str = "dark"
    keys_come: bool = True

    @property
    def is_rehearsal(self) -> bool:
        """Whether time runs at another speed than the world's."""
        return self.rehearse is not None

    @property
    def auto_done(self) -> bool:
        """Whether steps that a key would end are ended by their estimate."""
        return self.is_rehearsal or not self.keys_come


def add_session_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of every command that runs sessions."""
    parser.add_argument(
        "--rehearse",
        metavar="N",
        type=_factor,
        help="run N times as fast, silent unless --audio says otherwise",
    )
    parser.add_argument(
        "--ready",
        metavar="S",
        type=_seconds,
        default=Terms().ready_s,
        help="seconds to get ready (default 10, 0 for none)",
    )
    parser.add_argument(
        "--audio", choices=backends(), help="what plays tones and words (default auto, or as set)"
    )


def terms_of(arguments: argparse.Namespace, loaded: Loaded, *, keys_come: bool = True) -> Terms:
    """Return the terms that a command's arguments set, on top of the settings."""
    backend = arguments.audio or ("none" if arguments.rehearse else loaded.sound.backend)
    sound = replace(loaded.sound, backend=backend)
    return Terms(
        arguments.ready, arguments.rehearse, sound, loaded.theme, keys_come and sys.stdin is not None
    )


def _factor(text: str) -> float:
    return _within(text, 0.1, 100_000, "N must be a number within 0.1 and 100000")


def _seconds(text: str) -> float:
    return _within(text, 0, 600, "S must be seconds within 0 and 600")


def _within(text: str, least: float, most: float, remedy: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{remedy}, not {text!r}") from None
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"{remedy}, not {text}")
    return value
