"""Make the manual page from the program's parser: ``python docs/manual.py > docs/runtimer.1``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from runtimer.cli.program import program
from runtimer.discovery import Kind, parts

_TOP = r""".\" Made by docs/manual.py from the parser: change that, not this.
.TH RUNTIMER 1 "" runtimer "User Commands"
.SH NAME
runtimer \- interval timer for runners
.SH SYNOPSIS
.B runtimer
.RI [ FILE ]
.br
.B runtimer
.I COMMAND
.RI [ ARGUMENTS ]
.SH DESCRIPTION
Runs workouts that are written as YAML files: huge digits on the screen, beeps and words exactly on time.
Without arguments it opens the library of workouts;
.BI runtimer " FILE"
is short for
.BI "runtimer run" " FILE" \fR.
.PP
.B \-h, \-\-help
after any command says what it takes, and
.B runtimer \-\-version
says which runtimer this is.
.SH COMMANDS"""

_BOTTOM = r""".SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
A workout that is not valid, something that failed, or lines that were lost. Standard error says which.
.TP
.B 2
Wrong usage, no such file, or no screen for the library.
.TP
.BI "128 + " n
Ended by signal
.IR n :
130 by ctrl+c, 143 by SIGTERM.
.SH ENVIRONMENT
.TP
.B RUNTIMER_HOME
A folder for the settings and everything that runtimer stores.
.TP
.B RUNTIMER_UNIT
The unit,
.B km
or
.BR mi ,
in place of the one in the settings.
.TP
.B NO_COLOR
Where it is set the screen has no colours.
.SH FILES
.B runtimer settings
names the settings file,
.B runtimer list
the folder for workouts of one's own.
.SH EXAMPLES
.TP
.B runtimer run workouts/7x1000.yaml
Run a workout.
.TP
.B runtimer run workouts/7x1000.yaml \-\-plain \-\-rehearse 600
See it go by in lines, six hundred times as fast.
.TP
.B runtimer check \-\-strict *.yaml
Say what is wrong or doubtful in workout files.
"""


def manual() -> str:
    """Return the manual page."""
    return "\n".join((_TOP, *_commands(program(parts(Kind.COMMAND)), ""), _BOTTOM))


def _commands(parser: argparse.ArgumentParser, above: str) -> Iterator[str]:
    """Yield a section for each command, those of a command after it."""
    for name, about, command in _subcommands(parser):
        arguments = [action for action in command._actions if _is_argument(action)]
        yield f".SS {_escaped(' '.join((f'{above}{name}', *map(_usage, arguments))))}"
        yield _escaped(about)
        for action in arguments:
            yield f".TP\n.B {_escaped(_heading(action))}\n{_escaped(action.help or '')}"
        yield from _commands(command, f"{above}{name} ")


def _subcommands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield the name of each command, what it does, and its parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                yield choice.dest, choice.help or "", action.choices[choice.dest]


def _is_argument(action: argparse.Action) -> bool:
    return not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)


def _usage(action: argparse.Action) -> str:
    """Say how an argument stands in a call."""
    if action.option_strings:
        return f"[{_option(action, action.option_strings[0])}]"
    repeated = {"+": "{0}...", "*": "[{0}...]", "?": "[{0}]"}.get(str(action.nargs), "{0}")
    return repeated.format(_operand(action))


def _heading(action: argparse.Action) -> str:
    if not action.option_strings:
        return _operand(action)
    return _option(action, ", ".join(action.option_strings))


def _option(action: argparse.Action, names: str) -> str:
    return names if action.nargs == 0 else f"{names} {_operand(action)}"


def _operand(action: argparse.Action) -> str:
    if action.choices and not action.metavar:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def _escaped(text: str) -> str:
    """Write a text so that nothing in it is a request, and a hyphen can be copied as one."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    ascii_only = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in escaped)
    return f"\\&{ascii_only}" if ascii_only.startswith((".", "'")) else ascii_only


if __name__ == "__main__":
    sys.stdout.write(manual())
