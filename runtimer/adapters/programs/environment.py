"""What programs that are started know: our variables, without the folder where the runner happens to be.

It may have come with a download. An empty or a relative part of ``PATH`` or ``PYTHONPATH`` is that folder, or
one in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_ON_WINDOWS = {"NoDefaultCurrentDirectoryInExePath": "1"} if os.name == "nt" else {}
"""Without it Windows looks for a program in the current folder first."""


def child_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment for a program that is started."""
    variables = {name: value for name, value in environment.items() if name not in ("PATH", "PYTHONPATH")}
    modules = absolute_parts(environment.get("PYTHONPATH", ""))
    if modules:
        variables["PYTHONPATH"] = os.pathsep.join(modules)
    return {**variables, "PATH": os.pathsep.join(program_folders(environment)), **_ON_WINDOWS}


def program_folders(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the folders in which programs are looked for.

    Where PATH has none, the system's: an empty PATH is the current one.
    """
    return absolute_parts(environment.get("PATH", "")) or absolute_parts(os.defpath)


def absolute_parts(folders: str) -> list[str]:
    """Return those parts of a list of folders that are absolute."""
    return [part for part in folders.split(os.pathsep) if Path(part).is_absolute()]


def forget_current_folder() -> None:
    """Let this process find programs as its children do: there are libraries that start some by name."""
    ours = {"PATH": os.pathsep.join(program_folders()), **_ON_WINDOWS}
    for name, value in ours.items():
        if os.environ.get(name) != value:  # other threads may be reading them
            os.environ[name] = value
