"""Print the JSON Schema of the workout file, or put it where editors find it."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path

from runtimer.adapters.disk.paths import current_folder, workouts_folder
from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.disk.replacement import replace_file
from runtimer.formats.workouts.native.json_schema import workout_schema
from runtimer.wording.eye.diagnostics import safe

NAME = "schema"
RANK = 120

_FILE = "workout.schema.json"
"""As the first line of a workout names it: ``# yaml-language-server: $schema=./workout.schema.json``."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--install",
        action="store_true",
        help="write it beside your workouts, and into workouts/ of this folder",
    )


def carry_out(arguments: argparse.Namespace) -> int:
    """Print or write the schema and return the exit code."""
    text = json.dumps(workout_schema(), indent=2)
    if not arguments.install:
        print(text)
        return 0
    failed = 0
    for folder in _folders():
        path = folder / _FILE
        try:
            replace_file(path, [text.encode(), b"\n"])
        except OSError as error:
            failed = 1
            print(f"runtimer: {safe(str(path))} is not written: {safe(reason(error))}", file=sys.stderr)
        else:
            print(safe(str(path)))
    return failed


def _folders() -> list[Path]:
    """Return the folder of the runner's own workouts, and ``workouts`` of the current one where there is one."""
    folders, current = [workouts_folder()], current_folder()
    with suppress(OSError):  # it may not be looked into
        if current and (current / "workouts").is_dir():
            folders.append(current / "workouts")
    return folders
