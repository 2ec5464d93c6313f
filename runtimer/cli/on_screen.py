"""What is shown on the screen; where the screen fails, a session that has begun goes on in lines."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from runtimer.ui.app import run_on_screen
from runtimer.ui.ports import SessionDriver, Shelf, Surroundings

if TYPE_CHECKING:  # the library does not wait for what a session is
    from runtimer.cli.file_session import SittingHere

_GOES_ON = "runtimer: the session goes on in lines: type a key and press enter; q leaves."


def show(shown: SessionDriver | Shelf, place: Surroundings, sitting: Callable[[], SittingHere | None]) -> int:
    """Show a session or the library, and return the exit code.

    ``sitting`` returns the session that was opened last.

    Raises whatever went wrong, unless a session is under way then.
    """
    try:
        return run_on_screen(shown, place)
    except Exception as error:
        running = sitting()
        if running is None or not running.is_under_way:
            raise
        from runtimer.cli.crash import tell_crash
        from runtimer.cli.plain import continue_in_lines

        tell_crash(error)
        print(_GOES_ON, file=sys.stderr)
        return continue_in_lines(running.options(), running.under_way())
    finally:
        if running := sitting():
            running.release()
