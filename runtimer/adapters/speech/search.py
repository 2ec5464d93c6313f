"""Where a program is on this machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def find_program(name: str) -> str:
    """Return the path of a program in one of the folders of PATH; empty when there is none.

    Folders that are not absolute are left out, and so is the one where the runner happens to be, which Windows would
    search first: what lies there came with a download as likely as not.
    """
    if os.path.dirname(name):  # noqa: PTH120 - "./x" has a folder, and Path("./x") would forget it
        return shutil.which(name) or ""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if Path(folder).is_absolute() and (found := shutil.which(name, path=folder)) and Path(found).is_absolute():
            return found
    return ""
