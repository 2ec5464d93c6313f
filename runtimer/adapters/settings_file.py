"""The settings file on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from runtimer.services.settings import SettingsText

MOST_BYTES = 1 << 20
"""A settings file is a page; a larger one is something else."""


def read_settings_file(path: Path) -> SettingsText:
    """Return the file's text; one that is missing is empty, one that cannot be read says why."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return SettingsText(str(path), failure="it is larger than a megabyte: is this the right file?")
        return SettingsText(str(path), data.decode("utf-8-sig"))
    except FileNotFoundError:
        return SettingsText(str(path))
    except UnicodeDecodeError:
        return SettingsText(str(path), failure="it is not written in UTF-8: save it so")
    except OSError as error:
        return SettingsText(str(path), failure=f"{error.strerror or error}: look at the file and its rights")


def write_settings_file(path: Path, text: str) -> None:
    """Write the file whole or not at all, creating its folder; a link to the file stays one. Raises OSError."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
