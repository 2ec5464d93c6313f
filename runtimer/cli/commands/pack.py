"""Share workouts as packs: make, install, update, remove them."""

from __future__ import annotations

import argparse
import sys

from runtimer.cli.program import add_commands
from runtimer.discovery import Kind, load_part, parts
from runtimer.domain.pack import PackError
from runtimer.wording.eye.diagnostics import safe

NAME = "pack"
RANK = 90


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: a verb, each of which is a module of ``runtimer.cli.packs.verbs``."""
    actions = parser.add_subparsers(dest="action", metavar="VERB", required=True)
    add_commands(actions, parts(Kind.PACK_VERB))


def carry_out(arguments: argparse.Namespace) -> int:
    """Carry out the verb and return the exit code: 1 where a pack is refused, or not all could be done."""
    try:
        outcome: int = load_part(Kind.PACK_VERB, arguments.action).carry_out(arguments)
    except PackError as error:
        print(f"runtimer: {safe(error.reason)}", file=sys.stderr)
        return 1
    return outcome
