"""The driver: arms the event loop with the coach's next instant, and shows each glance in that very callback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.ports.clock import Clock
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad

EARLY_S = 0.002
"""An event loop keeps its times to a millisecond or two: it is asked to come early, and the rest is slept to
the instant."""


class Driver:
    """Connects a coach with time and keys; lives in the thread of its event loop."""

    def __init__(self, coach: Coach, clock: Clock, keypad: Keypad, *, last: Phase = Phase.CLOSED) -> None:
        """``last`` is the phase with which the session is over for this way of showing it."""
        self._last = last
        self._coach = coach
        self._clock = clock
        self._keypad = keypad
        self._show: Callable[[Glance], None] | None = None
        self._handle: asyncio.TimerHandle | None = None
        self.closed = asyncio.Event()

    @property
    def plan(self) -> Plan:
        """The plan as it holds now."""
        return self._coach.plan

    def record(self) -> Record:
        """Return what has come of the session so far."""
        return self._coach.record

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Show the glance of now, and from now on every glance that differs, at its instant."""
        self._show = show
        self.wake()

    def press(self, key: str, at: float | None = None) -> None:
        """Do what a key asks for, at the time at which it was read (``time.perf_counter``; None: now).

        Lines that have ended come back from nothing, a screen does after LEFT EARLY.
        """
        if self.closed.is_set() and self._last is Phase.DONE:
            return
        now = self._clock.now()
        pressed = now if at is None else min(now, self._clock.when(at))
        if command := self._keypad.press(key, self._real(pressed), self._coach.glance(pressed)):
            self._coach.command(command, pressed)
        self.wake()

    def wake(self) -> None:
        """Catch up with time, show what there is to see, and sleep until the next instant."""
        now = self._clock.now()
        glance = self._coach.glance(now)
        due = self._coach.advance(now)
        if self._show:
            self._show(replace(glance, typed=self._keypad.typed(self._real(now))))
            due = min((when for when in (due, glance.next_change) if when is not None), default=None)
        self._arm(due)
        if glance.phase in (self._last, Phase.CLOSED):
            self.closed.set()

    async def last_words(self, most_s: float) -> None:
        """Wait until what is being said after the end is over, ``most_s`` seconds at most."""
        until = time.perf_counter() + most_s
        while self._coach.speaks(self._clock.now()) and time.perf_counter() < until:
            await asyncio.sleep(0.1)

    def close(self) -> None:
        """Sleep for good."""
        self._show = None
        self._arm(None)

    def _real(self, when: timedelta) -> timedelta:
        """Return an instant on a clock that a rehearsal does not speed up: hands do not."""
        return timedelta(seconds=self._clock.perf_s(when))

    def _arm(self, due: timedelta | None) -> None:
        if self._handle:
            self._handle.cancel()
            self._handle = None
        if due is not None:
            loop = asyncio.get_running_loop()
            self._handle = loop.call_later(max(0.0, self._clock.until_s(due) - EARLY_S), self._wake_at, due)

    def _wake_at(self, due: timedelta) -> None:
        if (left_s := self._clock.until_s(due)) > 0:
            time.sleep(min(left_s, EARLY_S))
        self.wake()
