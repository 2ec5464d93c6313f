"""The command line."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from runtimer.cli import commands
from runtimer.cli.program import command_names, program
from runtimer.domain.errors import RuntimerError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: 1 a workout that is not valid or a session that failed, 2 wrong usage or no such file, 130 ctrl+c."""


def run() -> None:
    """Run the program and leave with its exit code."""
    gc.disable()  # what is made while starting stays: looking through it again and again would cost a start ten milliseconds
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another encoding must not end a session
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    names = command_names()
    arguments = list(argv) or ["library"]
    if arguments[0] not in (*names, "-h", "--help", "--version"):
        arguments.insert(0, "run")
    try:
        return _carry_out(arguments, names)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush finds somebody
        return FAILED
    except RuntimerError as error:
        print(f"runtimer: {error}", file=sys.stderr)
        return FAILED
    except Exception as error:  # a mistake of ours: the runner gets a sentence, the file gets the traceback
        from runtimer.adapters.crash_report import write_crash_report

        where = write_crash_report(error)
        print(f"runtimer: something went wrong that should not ({type(error).__name__}).", file=sys.stderr)
        print(f"  Please report it{f' with the file {where}' if where else ''}.", file=sys.stderr)
        return FAILED


def _carry_out(arguments: list[str], names: Sequence[str]) -> int:
    """Parse with the one subcommand that is wanted, so that nothing is imported that it does not need."""
    wanted = names if arguments[0].startswith("-") else [arguments[0]]
    parsed = program(wanted, version="--version" in arguments).parse_args(arguments)
    outcome: int = importlib.import_module(f"{commands.__name__}.{parsed.command}").carry_out(parsed)
    return outcome
