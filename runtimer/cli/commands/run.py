"""Run a workout."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from runtimer.cli.current_settings import notes_of, print_findings, settings_here
from runtimer.cli.settings_changes import CannotChange
from runtimer.cli.terminal import why_no_screen
from runtimer.cli.terms import add_session_options, terms_of
from runtimer.cli.workout_files import NoSuchFile, print_diagnostics, read_file
from runtimer.services.settings import Loaded
from runtimer.services.workout_source import Reading

NAME = "run"
RANK = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a workout file (- for standard input)")
    parser.add_argument(
        "--plain", action="store_true", help="lines instead of a screen (also where no screen can be drawn)"
    )
    add_session_options(parser)


def carry_out(arguments: argparse.Namespace) -> int:
    """Run the session and return the exit code."""
    hindrance = "" if arguments.plain else why_no_screen()
    on_screen = hindrance is None
    if hindrance:
        print(f"runtimer: {hindrance}: you get lines, and a line that you type is a key", file=sys.stderr)
    try:
        loaded, reading = _prepared(
            arguments, may_ask=on_screen and arguments.file != "-" and not arguments.rehearse
        )
    except NoSuchFile as missing:
        print(f"runtimer: {missing}", file=sys.stderr)
        return 2
    if reading.plan is None or not on_screen:
        print_findings(loaded)
    if reading.plan is None:
        print_diagnostics([reading])
        return 1
    terms = terms_of(arguments, loaded, keys_come=arguments.file != "-")
    if on_screen:
        from runtimer.cli.on_screen import run_screen

        return run_screen(reading.plan, arguments.file, terms, notes_of(loaded))
    from runtimer.cli.plain import run_lines

    return run_lines(reading.plan, arguments.file, terms)


def _prepared(arguments: argparse.Namespace, *, may_ask: bool) -> tuple[Loaded, Reading]:
    """Return what holds here and the workout for its runner, who is asked for a race if that may be.

    Raises NoSuchFile.
    """
    loaded = settings_here()
    reading = read_file(arguments.file, loaded.runner)
    if not may_ask:
        return loaded, reading
    from runtimer.cli.questions import ask_race_once

    try:
        if ask_race_once(reading.plan, loaded):
            loaded = settings_here()
            reading = read_file(arguments.file, loaded.runner)
    except CannotChange as error:
        loaded = replace(loaded, notices=(*loaded.notices, f"your race was not kept: {error}"))
    return loaded, reading
