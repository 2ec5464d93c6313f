"""Choose a workout on the screen, run it, choose the next one."""

from __future__ import annotations

import argparse
import sys

from runtimer.cli.session_options import SessionOptions, add_session_options

_USAGE = "usage: runtimer FILE   (or: runtimer check | show | run | list; --help tells more)\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_session_options(parser)


def carry_out(arguments: argparse.Namespace) -> int:
    """Show the library and return the exit code; without a terminal, list what there is: 2, since nothing was run."""
    if all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        from runtimer.cli.browsing import browse

        return browse(SessionOptions(arguments.ready, arguments.rehearse, arguments.audio))
    from runtimer.cli.here import print_findings, settings_here
    from runtimer.cli.listing import found_here, print_list
    from runtimer.services.catalogue import Order

    loaded = settings_here()
    print_findings(loaded)
    print(_USAGE)
    print_list(found_here(loaded.runner, "", Order.NAME), loaded.runner.unit)
    return 2
