"""Where a program is on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from runtimer.adapters.programs.environment import program_folders


def find_program(name: str) -> str:
    """Return the path of a program in one of the folders of PATH; empty when there is none.

    Folders that are not absolute are left out, and so is the one where the runner happens to be, which
    Windows would search first: what lies there came with a download as likely as not.
    """
    if os.path.dirname(name):  # noqa: PTH120 - "./x" has a folder, and Path("./x") would forget it
        return shutil.which(name) or ""
    files = [Path(folder, file) for folder in program_folders() for file in _files(name)]
    return next((str(file) for file in files if shutil.which(file)), "")


def _files(name: str) -> list[str]:
    """Return what a program's file may be called: on Windows it has an extension."""
    extensions = os.environ.get("PATHEXT", "").split(os.pathsep) if os.name == "nt" else []
    if not extensions or name.upper().endswith(
        tuple(extension.upper() for extension in extensions if extension)
    ):
        return [name]
    return [f"{name}{extension}" for extension in extensions]
