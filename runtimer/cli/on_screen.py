"""What is shown on the screen; where the screen fails, a session that has begun goes on in lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from runtimer.ui.app import run_on_screen
from runtimer.ui.ports import SessionDriver, Shelf, Surroundings

if TYPE_CHECKING:  # the library does not wait for what a session is
    from runtimer.cli.file_session import FileSession
    from runtimer.cli.terms import Terms
    from runtimer.engine.plan.plan import Plan
    from runtimer.ports.listeners import SessionListener

_GOES_ON = "runtimer: the session goes on in lines: type a key and press enter; q leaves."


def run_screen(
    plan: Plan, file: str, terms: Terms, notes: Sequence[str] = (), listeners: Sequence[SessionListener] = ()
) -> int:
    """Run a session of a file on the screen, with notes for its first one, and return the exit code."""
    from runtimer.cli.file_session import FileSession
    from runtimer.cli.settings_changes import remember_scale
    from runtimer.cli.terminal_bell import Bell

    bell = Bell()
    session = FileSession(plan, file, terms, listeners, ring=bell)
    surroundings = Surroundings(
        wall=session.wall,
        unit=plan.runner.unit,
        remember=remember_scale,
        notes=(*notes, *session.driver.notes),
        theme=terms.theme,
        calm=terms.is_rehearsal,
        hang_bell=bell.hang,
        hush=session.hush,
    )
    return show(session, surroundings, lambda: session)


def show(
    shown: SessionDriver | Shelf, surroundings: Surroundings, opened_last: Callable[[], FileSession | None]
) -> int:
    """Show a session or the library, and return the exit code.

    ``opened_last`` returns the session that was opened last. Raises whatever went wrong, unless a session is
    under way then.
    """
    try:
        return run_on_screen(shown, surroundings)
    except Exception as error:
        session = opened_last()
        if session is None or not session.driver.is_under_way:
            raise
        from runtimer.cli.crash import tell_crash
        from runtimer.cli.plain import continue_in_lines

        tell_crash(error)
        print(_GOES_ON, file=sys.stderr)
        return continue_in_lines(session.driver, session.terms)
    finally:
        if session := opened_last():
            session.release()
