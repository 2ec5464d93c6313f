"""The composition root: the only place that picks adapters."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from runtimer.adapters.audio.choice import open_sink
from runtimer.adapters.awake import keep_awake
from runtimer.adapters.clocks import ScaledClock, SystemClock
from runtimer.cli.driver import Driver
from runtimer.cli.key_lines import read_keys
from runtimer.cli.lines import Lines
from runtimer.engine.commands import Resume, Start
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Plan
from runtimer.engine.session import Session
from runtimer.ports import AudioSink, Clock
from runtimer.services.coach import Coach
from runtimer.services.keys import Keypad


@dataclass(frozen=True, slots=True)
class Options:
    """What the runner asked for: seconds to get ready, how many times as fast (None: real time), what plays, what to tell them.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
    ready_s: float
    rehearse: float | None
    audio: str
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    keys_come: bool = True


@dataclass(frozen=True, slots=True)
class _Machine:
    """What a session needs of this computer, with notes on what it lacks."""

    clock: Clock
    audio: AudioSink
    notes: tuple[str, ...] = ()


@contextmanager
def _machine(options: Options) -> Iterator[_Machine]:
    """Open what a session needs and release it afterwards; a rehearsal lets the computer sleep."""
    # From here on garbage is collected, and what the start has made is never looked through: a collection takes milliseconds less.
    gc.freeze()
    gc.enable()
    clock: Clock = ScaledClock(options.rehearse) if options.rehearse else SystemClock()
    audio = open_sink(options.audio, clock)
    try:
        if options.rehearse:
            yield _Machine(clock, audio, options.notes)
        else:
            with keep_awake() as note:
                yield _Machine(clock, audio, (*options.notes, note) if note else options.notes)
    finally:
        audio.close()


def run_lines(options: Options) -> int:
    """Run the session in lines and return the exit code."""
    with _machine(options) as machine:
        for note in machine.notes:
            print(f"runtimer: {note}", file=sys.stderr)
        return asyncio.run(_lines(options, machine))


async def _lines(options: Options, machine: _Machine) -> int:
    unread = asyncio.Event()
    lines = Lines(sys.stdout, unread.set, auto_done=options.rehearse is not None or not options.keys_come)
    clock = machine.clock
    coach = Coach(Session(options.plan, clock.now()), machine.audio, [lines], auto_done=lines.auto_done)
    driver = Driver(coach, clock, Keypad(options.plan.runner.unit), last=Phase.DONE)

    def no_more_keys() -> None:
        coach.auto_done = lines.auto_done = True
        if coach.glance(clock.now()).phase is Phase.PAUSED:  # nobody is left to resume it
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
    from runtimer.cli.changing import remember_scale
    from runtimer.ui.app import Place, run_on_screen

    unit = options.plan.runner.unit
    with _machine(options) as machine:
        coach = Coach(Session(options.plan, machine.clock.now()), machine.audio, auto_done=options.rehearse is not None)
        driver = Driver(coach, machine.clock, Keypad(unit, options.ready_s))
        calm = options.rehearse is not None
        return run_on_screen(driver, Place(machine.clock.wall, unit, remember_scale, machine.notes, options.theme, calm))
