"""The program's parser, made of its subcommands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn, Protocol, TypeVar

from runtimer.wording.eye.diagnostics import safe

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_SHORT = "runtimer FILE is short for runtimer run FILE; runtimer alone opens the library."


_ParserOfAny = TypeVar("_ParserOfAny", bound=argparse.ArgumentParser)


class _Parser(argparse.ArgumentParser):
    """A parser that says nothing to a terminal but words, and lets nobody think that its help was printed where it was not."""

    def error(self, message: str) -> NoReturn:
        super().error(safe(message))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message:
            print(message, end="", file=file or sys.stderr)


class Command(Protocol):
    """What each module of ``commands`` is, and of ``packs.verbs``; its docstring says what it does."""

    NAME: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        ...

    def carry_out(self, arguments: argparse.Namespace) -> int:
        """Carry it out and return the exit code."""
        ...


def program(commands: Iterable[Command], *, version: bool = False) -> argparse.ArgumentParser:
    """Return the parser of these subcommands; with ``version`` it can tell the version."""
    parser = _Parser("runtimer", description="Interval timer for runners.", epilog=_SHORT, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version() if version else "")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    add_commands(subparsers, commands)
    return parser


def add_commands(subparsers: argparse._SubParsersAction[_ParserOfAny], commands: Iterable[Command]) -> None:
    """Declare each of some commands, or verbs of one, as a parser of its own."""
    for command in commands:
        about = command.__doc__
        command.add_arguments(
            subparsers.add_parser(command.NAME, help=about, description=about, allow_abbrev=False)
        )


def _version() -> str:
    # The reader of metadata takes longer to import than all of a short command.
    from importlib.metadata import version

    return f"runtimer {version('runtimer')}"
