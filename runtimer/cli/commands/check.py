"""Say whether workout files are valid, and what is wrong where."""

from __future__ import annotations

import argparse
import json
import sys

from runtimer.cli.files import NoSuchFile, print_diagnostics, read_file
from runtimer.cli.here import print_findings, settings_here
from runtimer.formats.reports import check_report
from runtimer.services.library import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a workout file (- for standard input)")
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Check every file and return the highest of their exit codes."""
    loaded = settings_here()
    print_findings(loaded)
    readings, missing = [], 0
    for path in arguments.files:
        try:
            readings.append(read_file(path, loaded.runner))
        except NoSuchFile as error:
            missing += 1
            print(f"runtimer: {error}", file=sys.stderr)
    bad = [reading for reading in readings if not _passes(reading, arguments.strict)]
    if arguments.json:
        files = [check_report(r.label, r.plan, r.diagnostics, valid=_passes(r, arguments.strict)) for r in readings]
        print(json.dumps({"files": files}))
    else:
        print_diagnostics(readings)
        print(_summary(len(readings), len(bad), missing, readings))
    return 2 if missing else 1 if bad else 0


def _passes(reading: Reading, strict: bool) -> bool:
    return not (reading.diagnostics if strict else reading.errors)


def _summary(count: int, bad: int, missing: int, readings: list[Reading]) -> str:
    errors = sum(reading.errors for reading in readings)
    warnings = sum(len(reading.diagnostics) for reading in readings) - errors
    parts = [f"{count - bad} valid", f"{bad} not valid" if bad else "", f"{missing} not found" if missing else ""]
    found = [_plural(errors, "error"), _plural(warnings, "warning"), "" if errors or warnings or missing else "nothing to mend"]
    return ": ".join(filter(None, (", ".join(filter(None, parts)), ", ".join(filter(None, found)))))


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
