"""The composition root: a session with its coach, driver and screen or lines."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from typing import Any

from runtimer.cli.driver import Driver
from runtimer.cli.key_lines import read_keys
from runtimer.cli.lines import Lines
from runtimer.cli.machine import Machine, Wishes, opened
from runtimer.engine.commands import Resume, Start
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Plan
from runtimer.engine.session import Session
from runtimer.services.coach import Coach
from runtimer.services.keys import Keypad

LAST_WORDS_S = 12.0
"""How long the last words of a session may take."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the runner asked for: the plan, the file that it is of, seconds to get ready, what it is to be opened with, what to tell them.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
    file: str
    ready_s: float
    wishes: Wishes
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    keys_come: bool = True


def run_lines(options: Options) -> int:
    """Run the session in lines and return the exit code."""
    ring = _ring if sys.stderr and sys.stderr.isatty() else None
    with opened(options.wishes, ring) as machine:
        for note in (*options.notes, *machine.notes):
            print(f"runtimer: {note}", file=sys.stderr)
        return asyncio.run(_lines(options, machine))


def _ring() -> None:
    sys.stderr.write("\a")
    sys.stderr.flush()


async def _lines(options: Options, machine: Machine) -> int:
    unread = asyncio.Event()
    lines = Lines(sys.stdout, unread.set, auto_done=options.wishes.rehearse is not None or not options.keys_come)
    clock = machine.clock
    session = Session(options.plan, clock.now())
    coach = Coach(session, machine.audio, [lines], auto_done=lines.auto_done, voice=machine.voice)
    driver = Driver(coach, clock, Keypad(options.plan.runner.unit), last=Phase.DONE)

    def no_more_keys() -> None:
        coach.auto_done = lines.auto_done = True
        if session.phase is Phase.PAUSED:  # nobody is left to go on
            coach.command(Resume(), clock.now())
        driver.wake()

    coach.command(Start(options.ready_s), clock.now())
    driver.wake()
    if options.keys_come:
        read_keys(sys.stdin.fileno(), driver.press, no_more_keys)
    failures: list[BaseException] = []

    def failed(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        failures.append(context.get("exception") or RuntimeError(context["message"]))
        driver.closed.set()

    asyncio.get_running_loop().set_exception_handler(failed)
    waiting = [asyncio.create_task(event.wait()) for event in (driver.closed, unread)]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        if not failures and not unread.is_set():
            await driver.last_words(LAST_WORDS_S)
    finally:
        driver.close()
        for task in waiting:
            task.cancel()
    if failures:
        raise failures[0]
    if unread.is_set():
        raise BrokenPipeError
    return 0


def run_screen(options: Options) -> int:
    """Run the session on the screen and return the exit code."""
    from runtimer.cli.bell import Bell
    from runtimer.cli.changing import remember_scale
    from runtimer.cli.sitting import SittingHere, Terms
    from runtimer.ui.app import run_on_screen
    from runtimer.ui.doors import Place

    rehearse, bell = options.wishes.rehearse, Bell()
    sitting = SittingHere(options.plan, options.file, Terms(options.ready_s, rehearse, options.wishes.sound, bell))
    notes = (*options.notes, *sitting.notes)
    place = Place(sitting.wall, options.plan.runner.unit, remember_scale, notes, options.theme, rehearse is not None, bell.hang)
    try:
        return run_on_screen(sitting, place)
    finally:
        sitting.release()
