"""Say whether a pack is sound, and what would not fit every runner."""

from __future__ import annotations

import argparse
import sys

from runtimer.adapters.packs.choice import open_source
from runtimer.cli.files import print_diagnostics
from runtimer.cli.packs.here import runner_here
from runtimer.cli.packs.waiting import Waiting
from runtimer.services.packs.contents import judged
from runtimer.wording.packed import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("source", metavar="FILE", help="a .rtpack file or a folder with pack.json")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print what is found and return the exit code: 1 where anything is wrong. Raises PackError."""
    source = open_source(arguments.source)
    with Waiting(sys.stderr) as progress:
        pack = source.fetch(progress).pack
    readings = judged(pack, runner_here())
    print_diagnostics(readings)
    errors = sum(reading.errors for reading in readings)
    warnings = sum(len(reading.diagnostics) for reading in readings) - errors
    found = [counted(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count]
    print(f"{pack.manifest.name} {pack.manifest.version}, {counted(len(readings), 'workout')}: {', '.join(found) or 'nothing to mend'}")
    return 1 if errors else 0
