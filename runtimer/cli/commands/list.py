"""List the workouts that there are."""

from __future__ import annotations

import argparse
import json

from runtimer.cli.current_library import sources_here
from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.cli.library_lines import found_here, print_list
from runtimer.formats.reports.library_report import library_report
from runtimer.services.catalogue import Order

NAME = "list"
RANK = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help="only workouts with all these words in name, tags, text or pack",
    )
    parser.add_argument(
        "--sort", choices=[order.value for order in Order], default=Order.NAME, help="by what (default name)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the list; files with errors are in it and cost no exit code."""
    loaded = settings_here()
    print_findings(loaded)
    entries = found_here(loaded.runner, " ".join(arguments.words), Order(arguments.sort))
    if arguments.json:
        folders = {source.place: source.folder for source in sources_here()[0]}
        print(json.dumps(library_report(entries, folders)))
    else:
        print_list(entries, loaded.runner.unit)
    return 0
