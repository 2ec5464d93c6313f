"""Begin a pack: pack.json, workouts/ and README.md in a folder."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from runtimer.adapters.disk.regular_files import real_path, reason
from runtimer.adapters.disk.replacement import write_new
from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import MANIFEST
from runtimer.services.packs.builder import skeleton
from runtimer.wording.eye.diagnostics import safe

NAME = "init"
RANK = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=".",
        help="where it begins (default: here); made if need be",
    )
    parser.add_argument("--author", metavar="NAME", help="who made it (default: the name of your account)")


def carry_out(arguments: argparse.Namespace) -> int:
    """Write what is not there yet and return the exit code. Raises PackError."""
    folder = Path(arguments.folder)
    try:
        folder = real_path(folder)
        files = skeleton(folder.name, arguments.author or _account())
        (folder / "workouts").mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            if name == MANIFEST or not (folder / name).exists():
                write_new(folder / name, data)
    except FileExistsError as error:
        raise PackError(f"{error.filename} is there already", "exists") from error
    except (OSError, ValueError) as error:
        raise PackError(f"{folder}: {reason(error)}", "disk") from error
    print(f"A pack begins in {safe(str(folder))}.")
    print("Put workouts into workouts/, look through pack.json (name, licence, authors) and README.md,")
    print(f"then: runtimer pack build {safe(arguments.folder)}")
    return 0


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name
        return ""
