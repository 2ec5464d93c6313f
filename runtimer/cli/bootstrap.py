"""The composition root: a session with its coach, driver and screen or lines."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
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
    """What the runner asked for: the plan, seconds to get ready, what it is to be opened with, what to tell them.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
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


class _Bell:
    """Rings the bell of a terminal that belongs to a screen, once that is there."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ring: Callable[[], None] | None = None

    def hang(self, ring: Callable[[], None]) -> None:
        """Take what rings it, in the loop that it has to be rung in."""
        self._loop, self._ring = asyncio.get_running_loop(), ring

    def __call__(self) -> None:
        """Ring, from any thread."""
        if self._loop and self._ring and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)


def run_screen(options: Options) -> int:
    """Run the session on the screen and return the exit code."""
    from runtimer.cli.changing import remember_scale
    from runtimer.ui.app import Place, run_on_screen

    unit, calm, bell = options.plan.runner.unit, options.wishes.rehearse is not None, _Bell()
    with opened(options.wishes, bell) as machine:
        coach = Coach(Session(options.plan, machine.clock.now()), machine.audio, auto_done=calm, voice=machine.voice)
        driver = Driver(coach, machine.clock, Keypad(unit, options.ready_s))
        notes = (*options.notes, *machine.notes)
        return run_on_screen(driver, Place(machine.clock.wall, unit, remember_scale, notes, options.theme, calm, bell.hang))
