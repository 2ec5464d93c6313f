"""The program's parser, made of its subcommands."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from runtimer.cli import commands
from runtimer.wording.eye.diagnostics import safe

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_SHORT = "runtimer FILE is short for runtimer run FILE; runtimer alone opens the library."


class _Parser(argparse.ArgumentParser):
    """A parser that says nothing to a terminal but words, and lets nobody think that its help was printed where it was not."""

    def error(self, message: str) -> NoReturn:
        super().error(safe(message))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message:
            print(message, end="", file=file or sys.stderr)


def command_names() -> list[str]:
    """Return the names of all subcommands."""
    return [module.name for module in pkgutil.iter_modules(commands.__path__)]


def program(names: Iterable[str], *, version: bool = False) -> argparse.ArgumentParser:
    """Return the parser of these subcommands; with ``version`` it can tell the version."""
    parser = _Parser("runtimer", description="Interval timer for runners.", epilog=_SHORT, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version() if version else "")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        module = importlib.import_module(f"{commands.__name__}.{name}")
        module.add_arguments(
            subparsers.add_parser(name, help=module.__doc__, description=module.__doc__, allow_abbrev=False)
        )
    return parser


def _version() -> str:
    # The reader of metadata takes longer to import than all of a short command.
    from importlib.metadata import version

    return f"runtimer {version('runtimer')}"
