"""Print what a shell needs to complete commands, options and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from runtimer.cli.program import program
from runtimer.discovery import Kind, parts

NAME = "completion"
RANK = 110

_SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "shell",
        metavar="SHELL",
        choices=_SHELLS,
        help='bash (then: eval "$(runtimer completion bash)"), zsh or fish',
    )


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the script and return the exit code."""
    import shtab

    parser = program(parts(Kind.COMMAND))
    for action in _actions(parser):
        if isinstance(action.metavar, str) and action.metavar.startswith(("FILE", "FOLDER", "SOURCE")):
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # the attribute is how shtab is told
    print(shtab.complete(parser, arguments.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
