"""The composition root: the only place that picks adapters."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass

from runtimer.adapters.audio.choice import open_sink
from runtimer.adapters.clocks import ScaledClock, SystemClock
from runtimer.cli.driver import Driver
from runtimer.cli.key_lines import read_keys
from runtimer.cli.lines import Lines
from runtimer.engine.commands import Start
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Plan
from runtimer.engine.session import Session
from runtimer.ports import AudioSink, Clock
from runtimer.services.coach import Coach
from runtimer.services.keys import Keypad


@dataclass(frozen=True, slots=True)
class Options:
    """What the runner asked for: seconds to get ready, how many times as fast (None: real time), what plays.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
    ready_s: float
    rehearse: float | None
    audio: str
    keys_come: bool = True


def _clock(options: Options) -> Clock:
    return ScaledClock(options.rehearse) if options.rehearse else SystemClock()


def run_lines(options: Options) -> int:
    """Run the session in lines and return the exit code."""
    clock = _clock(options)
    audio = open_sink(options.audio, clock)
    try:
        return asyncio.run(_lines(options, clock, audio))
    finally:
        audio.close()


async def _lines(options: Options, clock: Clock, audio: AudioSink) -> int:
    auto_done = options.rehearse is not None or not options.keys_come
    lines = Lines(sys.stdout, auto_done=auto_done)
    coach = Coach(Session(options.plan, clock.now()), audio, [lines], auto_done=auto_done)
    driver = Driver(coach, clock, Keypad(options.plan.runner.unit), last=Phase.DONE)

    def no_more_keys() -> None:
        coach.auto_done = lines.auto_done = True
        driver.wake()

    coach.command(Start(options.ready_s), clock.now())
    driver.wake()
    if options.keys_come:
        read_keys(sys.stdin.fileno(), driver.press, no_more_keys)
    try:
        await driver.closed.wait()
    finally:
        driver.close()
    return 0


def run_screen(options: Options) -> int:
    """Run the session on the screen and return the exit code."""
    from runtimer.ui.app import run_on_screen

    clock = _clock(options)
    audio = open_sink(options.audio, clock)
    try:
        coach = Coach(Session(options.plan, clock.now()), audio, auto_done=options.rehearse is not None)
        driver = Driver(coach, clock, Keypad(options.plan.runner.unit))
        return run_on_screen(driver, clock.wall, options.plan.runner.unit)
    finally:
        audio.close()
