"""Say whether workout files are valid, and what is wrong where."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass

from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.cli.workout_files import NoSuchFile, print_diagnostics, read_file
from runtimer.formats.reports.plan_report import check_report
from runtimer.services.workout_source import Reading
from runtimer.wording.eye.diagnostics import checking

NAME = "check"
RANK = 50

_BEGIN, _END = '{"files": [', "]}"
"""One object, printed as it comes: no more than one file is held in memory."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a workout file (- for standard input)")
    parser.add_argument("--strict", action="store_true", help="let warnings fail too")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Check one file after the other and return the highest of their exit codes."""
    loaded = settings_here()
    print_findings(loaded)
    tally = _Tally()
    # Half an object on the line that is written over would be lost.
    with Waiting(elsewhere=False, on_terminal=not (arguments.json and sys.stdout.isatty())) as waiting:
        progress = waiting.stage(checking)
        for count, path in enumerate(arguments.files):
            progress(count, len(arguments.files))
            try:
                reading = read_file(path, loaded.runner)
            except NoSuchFile as error:
                tally.missing += 1
                with waiting.aside():
                    print(f"runtimer: {error}", file=sys.stderr)
                continue
            valid = not (reading.diagnostics if arguments.strict else reading.errors)
            with waiting.aside():
                _tell(reading, first=not tally.read, valid=valid, as_json=arguments.json)
            tally.add(reading, valid=valid)
    print(_end_of_json(tally) if arguments.json else tally.summary())
    return 2 if tally.missing else 1 if tally.bad else 0


def _tell(reading: Reading, *, first: bool, valid: bool, as_json: bool) -> None:
    if not as_json:
        print_diagnostics([reading])
        return
    report = check_report(reading.label, reading.plan, reading.diagnostics, valid=valid)
    print(_BEGIN if first else ", ", json.dumps(report), sep="", end="")


def _end_of_json(tally: _Tally) -> str:
    return _END if tally.read else f"{_BEGIN}{_END}"


@dataclass(slots=True)
class _Tally:
    """What was found in all files."""

    read: int = 0
    bad: int = 0
    missing: int = 0
    errors: int = 0
    warnings: int = 0

    def add(self, reading: Reading, *, valid: bool) -> None:
        """Count a file."""
        self.read += 1
        self.bad += not valid
        self.errors += reading.errors
        self.warnings += len(reading.diagnostics) - reading.errors

    def summary(self) -> str:
        """Say it in a line."""
        parts = [
            f"{self.read - self.bad} valid",
            f"{self.bad} not valid" if self.bad else "",
            f"{self.missing} not found" if self.missing else "",
        ]
        nothing = not (self.errors or self.warnings or self.missing)
        counts = [
            _plural(self.errors, "error"),
            _plural(self.warnings, "warning"),
            "nothing to mend" if nothing else "",
        ]
        return ": ".join(filter(None, (", ".join(filter(None, parts)), ", ".join(filter(None, counts)))))


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""
