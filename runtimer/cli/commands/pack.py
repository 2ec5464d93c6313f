"""Share workouts as packs: make, install, update, remove them."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

from runtimer.cli.packs import verbs
from runtimer.domain.pack import PackError
from runtimer.wording.eye.diagnostics import safe


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: a verb, each of which is a module of ``runtimer.cli.packs.verbs``."""
    actions = parser.add_subparsers(dest="action", metavar="VERB", required=True)
    for name in sorted(module.name for module in pkgutil.iter_modules(verbs.__path__)):
        module = importlib.import_module(f"{verbs.__name__}.{name}")
        module.add_arguments(
            actions.add_parser(name, help=module.__doc__, description=module.__doc__, allow_abbrev=False)
        )


def carry_out(arguments: argparse.Namespace) -> int:
    """Carry out the verb and return the exit code: 1 where a pack is refused, or not all could be done."""
    try:
        outcome: int = importlib.import_module(f"{verbs.__name__}.{arguments.action}").carry_out(arguments)
    except PackError as error:
        print(f"runtimer: {safe(error.reason)}", file=sys.stderr)
        return 1
    return outcome
