"""Show the settings, or set one of them."""

from __future__ import annotations

import argparse
import os
import sys

from runtimer.cli.changing import change
from runtimer.cli.here import print_findings, settings_here
from runtimer.formats.workouts.scalars.refusal import Refused
from runtimer.services.settings import Origin, held
from runtimer.wording.diagnosed import safe


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="set")
    setting = actions.add_parser("set", help="write a value into the settings file", allow_abbrev=False)
    setting.add_argument("key", metavar="KEY", help="such as runner.unit")
    setting.add_argument("value", metavar="VALUE", nargs="+", help="such as mi")


def carry_out(arguments: argparse.Namespace) -> int:
    """Show or set, and return the exit code."""
    return _set(arguments.key, " ".join(arguments.value)) if arguments.action else _show()


def _set(key: str, value: str) -> int:
    try:
        path = change(key, value)
    except Refused as refused:
        print(f"error: {safe(refused.message)}\n = help: {safe(refused.help)}", file=sys.stderr)
        return 1
    print(f"{key} is now {value} ({path})")
    return 0


def _show() -> int:
    loaded = settings_here()
    print_findings(loaded)
    print(f"{loaded.label}{'' if loaded.text else ' (not there yet)'}\n")
    for setting in held(loaded, os.environ):
        mark = "" if setting.origin is Origin.DEFAULT else f"  ({setting.origin})"
        print(f"{setting.name:<24} {setting.value}{mark}")
    return 1 if loaded.diagnostics else 0
