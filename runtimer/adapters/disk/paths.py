"""Where runtimer keeps things on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import platformdirs

import runtimer
from runtimer.domain.errors import RuntimerError

_OURS = "RUNTIMER_HOME"


class NoHome(RuntimerError):
    """Nobody knows where this user's files go."""


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what runtimer writes; ``RUNTIMER_HOME`` puts everything under one folder.

    Raises NoHome.
    """
    return _folder(environment, "data", platformdirs.user_data_dir)


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for what can be made again. Raises NoHome."""
    return _folder(environment, "cache", platformdirs.user_cache_dir)


def shipped_folder() -> Path:
    """Return the folder of the shipped workouts: inside the wheel, or beside the package in a checkout."""
    package = Path(runtimer.__file__).resolve().parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "workouts"


def workouts_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the runner's own workouts, which need not exist. Raises NoHome."""
    return data_folder(environment) / "workouts"


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the runner's settings, which need not exist. Raises NoHome."""
    return _folder(environment, "settings", platformdirs.user_config_dir) / "runtimer.toml"


def current_folder() -> Path | None:
    """Return the folder where the runner happens to be, None where it was deleted or may not be looked at."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _folder(environment: Mapping[str, str], ours: str, usual: Callable[..., str]) -> Path:
    """Return a folder of ours, or the usual one of this system for such things.

    That one is never in the current folder, which may have come with a download: whoever has no home has to
    say where.
    """
    if home := environment.get(_OURS):
        return Path(home, ours)
    try:
        folder = Path(usual("runtimer", appauthor=False))
    except RuntimeError as error:  # nobody tells platformdirs where home is
        raise NoHome(f"your home folder is not known: set HOME, or {_OURS}") from error
    if not folder.is_absolute():  # as platformdirs before 4.14 has it
        raise NoHome(f"{folder} is not said from the root: set HOME and the XDG variables so, or {_OURS}")
    return folder
