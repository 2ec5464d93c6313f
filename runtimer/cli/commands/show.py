"""Show what a workout asks for: steps, totals, profile."""

from __future__ import annotations

import argparse
import sys

from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.cli.workout_files import NoSuchFile, print_diagnostics, read_file
from runtimer.formats.reports.plan_report import plan_report
from runtimer.wording.eye.workouts import describe

NAME = "show"
RANK = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a workout file (- for standard input)")
    parser.add_argument("--json", action="store_true", help="print every segment with its figures as JSON")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the workout and return the exit code."""
    loaded = settings_here()
    print_findings(loaded)
    try:
        reading = read_file(arguments.file, loaded.runner)
    except NoSuchFile as missing:
        print(f"runtimer: {missing}", file=sys.stderr)
        return 2
    if reading.plan is None or not arguments.json:
        print_diagnostics([reading])
    if reading.plan is None:
        return 1
    if arguments.json:
        import json

        print(json.dumps(plan_report(reading.plan, reading.diagnostics)))
    else:
        print(describe(reading.plan))
    return 0
