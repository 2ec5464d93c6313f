"""A session put together: the only place that joins plan, session, coach, keys and machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from runtimer.cli.driver import Driver
from runtimer.cli.interpreter import collect_what_comes
from runtimer.cli.machine import open_machine
from runtimer.cli.terms import Terms
from runtimer.cli.workout_files import sounds_of
from runtimer.engine.plan.plan import Plan
from runtimer.engine.session import Session
from runtimer.ports.listeners import SessionListener
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad


def open_session(
    plan: Plan,
    file: str,
    terms: Terms,
    listeners: Sequence[SessionListener] = (),
    *,
    ring: Callable[[], None] | None = None,
) -> Driver:
    """Return the driver of a session of ``plan``, which is of ``file`` (``-``: of standard input).

    It holds what it needs of this computer until it is released. ``listeners`` hear all that happens; ``ring``
    rings the terminal's bell and may be called in any thread.
    """
    collect_what_comes()
    machine = open_machine(terms, sounds_of(plan, file), ring)
    session = Session(plan, machine.clock.now())
    coach = Coach(session, machine.audio, listeners, auto_done=terms.auto_done, voice=machine.hearing)
    return Driver(coach, machine, Keypad(plan.runner.unit, terms.ready_s))
