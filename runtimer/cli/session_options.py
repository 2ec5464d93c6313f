"""How a session is to be run, as said on the command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from runtimer.domain.sound import backends


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """Seconds to get ready, how many times as fast (None: real time), what plays (None: as set)."""

    ready_s: float
    rehearse: float | None
    backend: str | None


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
        default=10.0,
        help="seconds to get ready (default 10, 0 for none)",
    )
    parser.add_argument(
        "--audio", choices=backends(), help="what plays tones and words (default auto, or as set)"
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
