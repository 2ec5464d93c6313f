"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from runtimer.cli.interpreter import collect_nothing
from runtimer.cli.program import program
from runtimer.cli.signals import Stopped, handle_signals, leave_signals
from runtimer.cli.streams import ReaderGone, Unwritten, discard_output, prepare_streams
from runtimer.discovery import Kind, load_part, part_names, parts
from runtimer.domain.errors import RuntimerError
from runtimer.wording.eye.diagnostics import safe

OK, FAILED, USAGE, SIGNALLED, INTERRUPTED = 0, 1, 2, 128, 130
"""Exit codes: 1 a workout that is not valid, a session that failed, or words that could not be written; 2
wrong usage or no such file; 128 and the number of the signal that ended the program, 130 after ctrl+c."""


def run() -> None:
    """Run the program and leave with its exit code."""
    collect_nothing()
    prepare_streams()
    try:
        handle_signals()
        code = _printed(sys.argv[1:])
    except KeyboardInterrupt as stop:
        code = _exit_code(stop)
    if code >= SIGNALLED:
        discard_output()  # it may be what did not come to an end
    leave_signals()
    sys.exit(code)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return _carry_out(argv)
    except KeyboardInterrupt as stop:
        return _exit_code(stop)
    except Unwritten as error:
        return _unwritten(error)
    except RuntimerError as error:
        print(f"runtimer: {safe(str(error))}", file=sys.stderr)
        return FAILED
    except Exception as error:
        from runtimer.cli.crash import tell_crash

        tell_crash(error)
        return FAILED


def _printed(argv: Sequence[str]) -> int:
    """Run one command, see that what it printed was written, and return the exit code."""
    try:
        code = main(argv)
    except SystemExit as left:  # the parser's help, or its refusal
        code = left.code if isinstance(left.code, int) else OK
    try:
        if code < SIGNALLED:
            sys.stdout.flush()
    except Unwritten as error:
        return _unwritten(error)
    return code


def _carry_out(argv: Sequence[str]) -> int:
    """Parse with the one subcommand that is wanted, so that nothing is imported that it does not need."""
    arguments = list(argv) or ["library"]
    if arguments[0] not in (*part_names(Kind.COMMAND), "-h", "--help", "--version"):
        arguments.insert(0, "run")
    of_all = arguments[0].startswith("-")
    modules = parts(Kind.COMMAND) if of_all else (load_part(Kind.COMMAND, arguments[0]),)
    parsed = program(modules, version="--version" in arguments).parse_args(arguments)
    outcome: int = load_part(Kind.COMMAND, parsed.command).carry_out(parsed)
    return outcome


def _exit_code(stop: KeyboardInterrupt) -> int:
    return stop.code if isinstance(stop, Stopped) else INTERRUPTED


def _unwritten(error: Unwritten) -> int:
    """Say why nothing more is printed, unless it is that nobody reads it."""
    discard_output()
    if not isinstance(error, ReaderGone):
        print(f"runtimer: {error}", file=sys.stderr)
    return FAILED
