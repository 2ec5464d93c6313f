"""The command line."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from runtimer.cli import commands
from runtimer.domain.errors import RuntimerError

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: 1 a workout that is not valid or a session that failed, 2 wrong usage or no such file, 130 ctrl+c."""

_SHORT = "runtimer FILE is short for runtimer run FILE."


def run() -> None:
    """Run the program and leave with its exit code."""
    gc.disable()  # what is made while starting stays: looking through it again and again would cost a start ten milliseconds
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another encoding must not end a session
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    names = [module.name for module in pkgutil.iter_modules(commands.__path__)]
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


def _version() -> str:
    # The reader of metadata takes longer to import than all of a short command.
    from importlib.metadata import version

    return f"runtimer {version('runtimer')}"


def _carry_out(arguments: list[str], names: Sequence[str]) -> int:
    """Parse with the one subcommand that is wanted, so that nothing is imported that it does not need."""
    parser = argparse.ArgumentParser("runtimer", description="Interval timer for runners.", epilog=_SHORT, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version() if "--version" in arguments else "")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in names:
        if name == arguments[0] or arguments[0].startswith("-"):
            module = importlib.import_module(f"{commands.__name__}.{name}")
            module.add_arguments(subparsers.add_parser(name, help=module.__doc__, description=module.__doc__, allow_abbrev=False))
    parsed = parser.parse_args(arguments)
    outcome: int = importlib.import_module(f"{commands.__name__}.{parsed.command}").carry_out(parsed)
    return outcome
