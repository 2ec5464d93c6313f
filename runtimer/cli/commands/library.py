"""Choose a workout on the screen, run it, choose the next one."""

from __future__ import annotations

import argparse
import sys

from runtimer.cli.terminal import why_no_screen
from runtimer.cli.terms import add_session_options

NAME = "library"
RANK = 20

_USAGE = "usage: runtimer FILE   (or: runtimer check | show | run | list; --help tells more)\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_session_options(parser)


def carry_out(arguments: argparse.Namespace) -> int:
    """Show the library and return the exit code.

    Without a terminal, list what there is: 2, since nothing was run.
    """
    hindrance = why_no_screen()
    if hindrance is None:
        from runtimer.cli.library_screen import browse

        return browse(arguments)
    from runtimer.cli.current_settings import print_findings, settings_here
    from runtimer.cli.library_lines import found_here, print_list
    from runtimer.services.catalogue import Order

    if hindrance:
        print(f"runtimer: {hindrance}: you get a list", file=sys.stderr)
    loaded = settings_here()
    print_findings(loaded)
    print(_USAGE)
    print_list(found_here(loaded.runner, "", Order.NAME), loaded.runner.unit)
    return 2
