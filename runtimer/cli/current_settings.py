"""The settings that hold here: this machine's file, this call's environment, today."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from runtimer.adapters.clocks import SystemClock, zone_notice
from runtimer.adapters.disk.paths import settings_file
from runtimer.adapters.settings_file import read_settings_file
from runtimer.services.settings import Loaded, load
from runtimer.wording.eye.diagnostics import render, safe


def settings_here() -> Loaded:
    """Return what holds. Raises NoHome, WrongEnvironment."""
    loaded = load(read_settings_file(settings_file()), os.environ, SystemClock().wall().date())
    notice = zone_notice()
    return replace(loaded, notices=(*loaded.notices, notice)) if notice else loaded


def print_findings(loaded: Loaded) -> None:
    """Print what is wrong or doubtful in the settings on standard error."""
    for diagnostic in loaded.diagnostics:
        print(render(diagnostic, loaded.label, loaded.text), end="\n\n", file=sys.stderr)
    for notice in loaded.notices:
        print(f"runtimer: {safe(notice)}", file=sys.stderr)


def notes_of(loaded: Loaded) -> tuple[str, ...]:
    """Say in lines, for the screen, that something is wrong or doubtful in the settings."""
    notices = tuple(map(safe, loaded.notices))
    if not loaded.diagnostics:
        return notices
    first, *others = loaded.diagnostics
    and_more = f", and {len(others)} more" if others else ""
    return (
        f"{Path(loaded.label).name}:{first.line}: {safe(first.message)}{and_more}; see `runtimer settings`",
        *notices,
    )
