"""Show what is known of the runner, or ask."""

from __future__ import annotations

import argparse
import sys

from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.cli.questions import ask_runner
from runtimer.wording.eye.runners import introduced
from runtimer.wording.eye.targets import SCALED, scale

NAME = "runner"
RANK = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--ask", action="store_true", help="ask everything again; an empty line leaves it as it is"
    )


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the runner's paces and return the exit code."""
    loaded = settings_here()
    nobody = not any(name.startswith("runner.") for name in loaded.values)
    if arguments.ask or (nobody and not loaded.diagnostics and sys.stdin.isatty()):
        ask_runner()
        print()
        loaded = settings_here()
    print_findings(loaded)
    print(introduced(loaded.profile))
    if change := scale(loaded.runner.scale):
        print(f"\n{change}: {SCALED}")
    if not loaded.runner.paces:
        print(
            '\nNo pace is known yet: runtimer settings set runner.race "5k 19:30", or runtimer runner --ask'
        )
    return 1 if loaded.diagnostics else 0
