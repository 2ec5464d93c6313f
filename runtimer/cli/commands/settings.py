"""Show the settings, set one of them, or take it away."""

from __future__ import annotations

import argparse
import os
import sys

from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.cli.settings_changes import change, take_away
from runtimer.formats.scalars.refusal import Refused
from runtimer.services.settings import Held, SettingOrigin, held
from runtimer.wording.eye.diagnostics import safe

NAME = "settings"
RANK = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="set|unset")
    setting = actions.add_parser("set", help="write a value into the settings file", allow_abbrev=False)
    setting.add_argument("key", metavar="KEY", help="such as runner.unit")
    setting.add_argument("value", metavar="VALUE", nargs=argparse.REMAINDER, help="such as mi")
    unsetting = actions.add_parser("unset", help="let what holds without it hold again", allow_abbrev=False)
    unsetting.add_argument("key", metavar="KEY", help="such as runner.race")


def carry_out(arguments: argparse.Namespace) -> int:
    """Show, set or take away, and return the exit code."""
    if not arguments.action:
        return _show()
    try:
        print(
            safe(
                _set(arguments.key, " ".join(arguments.value))
                if arguments.action == "set"
                else _unset(arguments.key)
            )
        )
    except Refused as refused:
        print(f"error: {safe(refused.message)}\n = help: {safe(refused.help)}", file=sys.stderr)
        return 1
    return 0


def _set(key: str, value: str) -> str:
    path = change(key, value)
    return f"{key} is now {_now(key)} ({safe(str(path))})"


def _unset(key: str) -> str:
    path = take_away(key)
    return f"{key} is taken away; now: {_now(key)} ({safe(str(path))})"


def _now(key: str) -> str:
    return next(
        f"{setting.value}{_mark(setting)}"
        for setting in held(settings_here(), os.environ)
        if setting.name == key
    )


def _show() -> int:
    loaded = settings_here()
    print_findings(loaded)
    print(
        f"{safe(loaded.label)}{' (not read)' if loaded.failed else '' if loaded.text else ' (nothing set yet)'}\n"
    )
    for setting in held(loaded, os.environ):
        print(f"{setting.name:<24} {safe(setting.value)}{_mark(setting)}")
    return 1 if loaded.diagnostics or loaded.failed else 0


def _mark(setting: Held) -> str:
    return "" if setting.origin is SettingOrigin.DEFAULT else f"  ({setting.origin})"
