"""The driver: arms the event loop with the coach's next instant, and shows each glance in that very callback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Command, Resume
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import State
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.ports.clock import Clock
from runtimer.ports.listeners import SessionListener
from runtimer.services.asks import Ask, Refusal
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad

if TYPE_CHECKING:  # a test drives a session without what sounds on this computer
    from runtimer.cli.machine import Machine

EARLY_S = 0.002
"""An event loop keeps its times to a millisecond or two: it is asked to come early, and the rest is slept to the instant."""


class Driver:
    """Connects a coach with time, keys and watchers; lives in the thread of its event loop.

    ``last`` is the phase with which the session is over for this way of showing it.
    """

    def __init__(self, coach: Coach, machine: Machine, keypad: Keypad, *, last: Phase = Phase.CLOSED) -> None:
        self.last = last
        self._coach = coach
        self._machine = machine
        self._clock = machine.clock
        self._keypad = keypad
        self._watchers: list[Callable[[Glance], None]] = []
        self._handle: asyncio.TimerHandle | None = None
        self.closed = asyncio.Event()

    @property
    def plan(self) -> Plan:
        """The plan as it holds now."""
        return self._coach.plan

    @property
    def state(self) -> State:
        """Everything that the session knows."""
        return self._coach.state

    @property
    def notes(self) -> tuple[str, ...]:
        """What this computer lacks, in sentences."""
        return self._machine.notes

    @property
    def is_under_way(self) -> bool:
        """Whether the session has begun and is not over."""
        return self.state.phase not in (Phase.READY, Phase.CLOSED)

    @property
    def clock(self) -> Clock:
        """What the session's time is."""
        return self._clock

    def record(self) -> Record:
        """Return what has come of the session so far."""
        return self._coach.record

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Show the glance of now, and from now on every glance that differs, at its instant."""
        self._watchers.append(show)
        self.wake()

    def listen(self, listener: SessionListener) -> None:
        """Tell one more listener what happens from now on."""
        self._coach.listen(listener)

    def press(self, key: str, at: float | None = None) -> None:
        """Do what a key asks for, at the time at which it was read (``time.perf_counter``; None: now).

        Lines that have ended come back from nothing, a screen does after LEFT EARLY.
        """
        if self.closed.is_set() and self.last is Phase.DONE:
            return
        now = self._clock.now()
        pressed = now if at is None else min(now, self._clock.when(at))
        command = self._keypad.press(key, self._real(pressed), self._coach.look(pressed).glance)
        if command:
            self._coach.command(command, pressed)
        self.wake()

    def give(self, command: Command | Ask | Refusal) -> None:
        """Give the session a command now."""
        self._coach.command(command, self._clock.now())
        self.wake()

    def lose_keys(self) -> None:
        """Go on without keys: steps that one would end are ended by their estimate, and a pause ends now."""
        self._coach.auto_done = True
        if self.state.phase is Phase.PAUSED:
            self._coach.command(Resume(), self._clock.now())
        self.wake()

    def wake(self) -> None:
        """Catch up with time, show what there is to see, and sleep until the next instant."""
        now = self._clock.now()
        look = self._coach.look(now)
        glance, due = replace(look.glance, typed=self._keypad.typed(self._real(now))), look.due
        for show in tuple(self._watchers):
            show(glance)
        if self._watchers and glance.next_change is not None:
            due = glance.next_change if due is None else min(due, glance.next_change)
        self._arm(due)
        if glance.phase in (self.last, Phase.CLOSED):
            self.closed.set()

    async def last_words(self, most_s: float) -> None:
        """Wait until what is being said after the end is over, ``most_s`` seconds at most."""
        until = time.perf_counter() + most_s
        while self._coach.speaks(self._clock.now()) and time.perf_counter() < until:
            await asyncio.sleep(0.1)

    def hush(self) -> None:
        """Cut what is sounding."""
        self._machine.audio.cancel(self.state.revision + 1, fade=True)

    def close(self) -> None:
        """Sleep for good."""
        self._watchers.clear()
        self._arm(None)

    def release(self) -> None:
        """Give back what the session needed of this computer; called again it does nothing."""
        self._machine.release()

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
