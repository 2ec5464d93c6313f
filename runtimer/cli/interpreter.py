"""How the interpreter is run: when garbage is looked for, how long a thread keeps its turn."""

from __future__ import annotations

import gc
import sys

TURN_S = 0.001
"""The screen waits one millisecond for its turn beside a thread that works, not five."""


def collect_nothing() -> None:
    """Look for no garbage: what is made while starting stays, and looking through it costs ten milliseconds."""
    gc.disable()


def collect_what_comes() -> None:
    """Look for garbage in what comes from here on, and never through what the start has made."""
    gc.freeze()
    gc.enable()


def take_short_turns() -> None:
    """Let threads take turns so short that a screen does not wait."""
    sys.setswitchinterval(TURN_S)
