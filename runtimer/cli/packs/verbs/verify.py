"""Say whether a pack is sound, and what would not fit every runner."""

from __future__ import annotations

import argparse

from runtimer.adapters.packs.source_choice import open_source
from runtimer.cli.packs.current_packs import runner_here, running
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.cli.workout_files import print_diagnostics
from runtimer.formats.packs.versions import check_requirements
from runtimer.services.packs.pack_workouts import judged
from runtimer.wording.eye import packs
from runtimer.wording.eye.packs import counted

NAME = "verify"
RANK = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("source", metavar="FILE", help="a .rtpack file or a folder with pack.json")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print what is found and return the exit code: 1 where anything is wrong. Raises PackError."""
    source, runner = open_source(arguments.source), runner_here()
    workouts = errors = warnings = 0
    with Waiting() as waiting:
        pack = source.fetch(waiting).pack
        check_requirements(pack.manifest, running())
        for reading in judged(pack, runner, waiting.stage(packs.reading)):
            workouts, errors = workouts + 1, errors + reading.errors
            warnings += len(reading.diagnostics) - reading.errors
            with waiting.aside():
                print_diagnostics([reading])
    counts = [counted(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count]
    print(
        f"{pack.manifest.name} {pack.manifest.version}, {counted(workouts, 'workout')}: {', '.join(counts) or 'nothing to mend'}"
    )
    return 1 if errors else 0
