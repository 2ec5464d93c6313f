"""The runner at hand: settings read, and what is wrong with them told."""

from __future__ import annotations

import os
import sys
from datetime import datetime

from runtimer.adapters.paths import settings_file
from runtimer.services.settings import Settings, read_settings
from runtimer.wording.diagnosed import render, safe


def the_settings() -> Settings:
    """Return what holds for this call; a file with mistakes is told of on standard error and costs nothing else."""
    path, text = settings_file(), ""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        print(f"runtimer: {safe(str(path))} cannot be read ({reason}): going on without it", file=sys.stderr)
    settings = read_settings(text, os.environ.get("RUNTIMER_UNIT"), datetime.now().astimezone().date())
    for diagnostic in settings.diagnostics:
        print(render(diagnostic, str(path), text), end="\n\n", file=sys.stderr)
    return settings
