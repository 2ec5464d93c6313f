"""How parts are found: a part is one file in the package of its kind, or a folder with a ``part.py``.

It bears the name of its file, with hyphens for underscores, and says NAME and RANK. To add one is to add its file:
settings, help and completion ask here what there is. A library that a part needs may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_OF_A_FOLDER = "part.py"
"""The file that speaks for a part of several files."""


class Kind(StrEnum):
    """The kinds of parts, each by its package; as names, so that a lower room may ask what an upper one has."""

    BACK_END = "runtimer.adapters.audio.process.backends"
    COMMAND = "runtimer.cli.commands"
    CUE_RULE = "runtimer.engine.cues.rules"
    LANGUAGE = "runtimer.wording.ear.languages"
    PACK_SOURCE = "runtimer.adapters.packs.sources"
    PACK_VERB = "runtimer.cli.packs.verbs"
    TONE = "runtimer.sounds"
    VOICE = "runtimer.adapters.speech.engines"
    WORKOUT_FORMAT = "runtimer.formats.workouts"


_ENDINGS: Mapping[str, str] = {Kind.TONE: ".wav"}
"""What the file of a part ends in where it is no module."""


@cache
def part_files(package: str) -> Mapping[str, Path]:
    """Return the files of all parts by their names, in order of the names; none of them is imported."""
    ending = _ENDINGS.get(package, ".py")
    paths = [path for folder in import_module(package).__path__ for path in Path(folder).iterdir()]
    files = [path for path in paths if path.suffix == ending]
    folders = [path for path in paths if (path / _OF_A_FOLDER).is_file()]
    names = {path.stem.replace("_", "-"): path for path in files + folders if not path.name.startswith("_")}
    return dict(sorted(names.items()))


def part_names(package: str) -> tuple[str, ...]:
    """Return the names of all parts in their order; none of them is imported."""
    return tuple(part_files(package))


def load_part(package: str, name: str) -> Any:
    """Return the module of a part: what it has besides NAME and RANK, its kind knows.

    Raise LookupError when there is no such part, ImportError when its library is missing.
    """
    module = f"{package}.{part_files(package)[name].stem}"
    return import_module(f"{module}.part" if part_files(package)[name].is_dir() else module)


def parts(package: str) -> tuple[Any, ...]:
    """Return the modules of all parts whose libraries are there, in order of RANK, then NAME."""
    loaded = [part for name in part_names(package) if (part := _loaded(package, name))]
    return tuple(sorted(loaded, key=lambda part: (part.RANK, part.NAME)))


def _loaded(package: str, name: str) -> Any:
    try:
        return load_part(package, name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(f"{__package__}."):
            raise
        return None
