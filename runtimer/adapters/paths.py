"""Where runtimer keeps things on this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what runtimer writes; ``RUNTIMER_HOME`` puts everything under one folder."""
    home = environment.get("RUNTIMER_HOME")
    return Path(home) / "data" if home else Path(platformdirs.user_data_dir("runtimer", appauthor=False))


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what can be made again."""
    home = environment.get("RUNTIMER_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("runtimer", appauthor=False))


def shipped_folder() -> Path:
    """Return the folder of the workouts that came with runtimer: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "workouts"


def workouts_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the runner's own workouts, which need not exist."""
    return data_folder(environment) / "workouts"


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the runner's settings, which need not exist."""
    home = environment.get("RUNTIMER_HOME")
    folder = Path(home) / "settings" if home else Path(platformdirs.user_config_dir("runtimer", appauthor=False))
    return folder / "runtimer.toml"
