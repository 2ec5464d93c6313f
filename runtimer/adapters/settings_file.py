"""The settings file on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from runtimer.adapters.disk.locks import PATIENCE_S, locked
from runtimer.adapters.disk.regular_files import open_file, real_path, reason
from runtimer.adapters.disk.replacement import forget_unfinished, make_folder, replace_file
from runtimer.services.settings import SettingsText

MOST_BYTES = 1 << 20
"""A settings file is a page; a larger one is something else."""


def read_settings_file(path: Path) -> SettingsText:
    """Return the file's text; one that is missing is empty, one that cannot be read says why."""
    try:
        with open_file(path) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return SettingsText(str(path), failure="it is larger than a megabyte: is this the right file?")
        return SettingsText(str(path), data.decode("utf-8-sig"))
    except FileNotFoundError:
        return SettingsText(str(path))
    except UnicodeDecodeError:
        return SettingsText(str(path), failure="it is not written in UTF-8: save it so")
    except OSError as error:
        return SettingsText(str(path), failure=f"{reason(error)}: look at the file and its rights")


def edit_settings_file(
    path: Path, edit: Callable[[SettingsText], str], patience_s: float = PATIENCE_S
) -> None:
    """Write what ``edit`` makes of the file's text, whole or not at all, while no other runtimer changes it.

    Another one is waited for, ``patience_s`` seconds at most. The lock lies beside the file, so that a link
    to a file elsewhere leaves nothing there. Raises OSError, and whatever ``edit`` raises.
    """
    make_folder(path.parent)
    with locked(path.with_name(f"{path.name}.lock"), patience_s):
        forget_unfinished(real_path(path))
        replace_file(path, [edit(read_settings_file(path)).encode()])
