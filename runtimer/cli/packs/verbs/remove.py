"""Remove an installed pack; what you edited in it is kept."""

from __future__ import annotations

import argparse

from runtimer.cli.packs.current_packs import packs_here, tell_kept
from runtimer.wording.eye.diagnostics import safe

NAME = "remove"
RANK = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("name", metavar="NAME", help="the name of an installed pack")


def carry_out(arguments: argparse.Namespace) -> int:
    """Remove the pack and return the exit code. Raises PackError."""
    tell_kept(packs_here().remove(arguments.name))
    print(f"Removed {safe(arguments.name)}.")
    return 0
