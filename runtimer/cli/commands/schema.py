"""Print the JSON Schema of the workout file, or put it where editors find it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from runtimer.adapters.packs.durable import replace_with
from runtimer.adapters.paths import workouts_folder
from runtimer.formats.workouts.schema import workout_schema
from runtimer.wording.diagnosed import safe

_FILE = "workout.schema.json"
"""As the first line of a workout names it: ``# yaml-language-server: $schema=./workout.schema.json``."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--install", action="store_true", help="write it beside your workouts, and into workouts/ of this folder")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print or write the schema and return the exit code."""
    text = json.dumps(workout_schema(), indent=2)
    if not arguments.install:
        print(text)
        return 0
    here = Path.cwd() / "workouts"
    try:
        for folder in (workouts_folder(), *([here] if here.is_dir() else [])):
            folder.mkdir(parents=True, exist_ok=True)
            replace_with(folder / _FILE, f"{text}\n".encode())
            print(safe(str(folder / _FILE)))
    except OSError as error:
        print(f"runtimer: {safe(str(error.filename))}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
