"""A session of a workout file on the screen; until it starts, the file is read again whenever it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from runtimer.adapters.library.file_bytes import file_stamp
from runtimer.cli.driver import Driver
from runtimer.cli.machine import UnderWay, Wishes, opened
from runtimer.cli.options import Options
from runtimer.cli.workout_files import NoSuchFile, read_again, sounds_of
from runtimer.domain.sound import SoundWishes
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad
from runtimer.wording.eye.diagnostics import safe

LOOK_S = 1.0
"""How often the file is looked at while Ready shows it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How sessions are run here: seconds to get ready, how many times as fast, what is heard, what rings the bell."""

    ready_s: float
    rehearse: float | None
    sound: SoundWishes
    ring: Callable[[], None] | None = None


class SittingHere:
    """Implements ``ui.ports.SessionDriver``: opens what a session of the file ``path`` needs, and all of it anew for another plan.

    :meth:`release` gives back what it needs of the computer; :meth:`close` only sleeps.
    """

    def __init__(self, plan: Plan, path: str, terms: Terms) -> None:
        self._path = path
        self._terms = terms
        self._stamp = file_stamp(path)
        self._stack = ExitStack()
        self._show: Callable[[Glance], None] | None = None
        self._phase = Phase.READY
        self._note: str | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._driver = self._open(plan)

    def wall(self) -> datetime:
        """Return the local time of day."""
        return self._under_way.machine.clock.wall()

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Show what there is, and look after the file until the session starts."""
        self._show = show
        self._driver.watch(self._shown)
        if self._stamp:
            self._timer = asyncio.get_running_loop().call_later(LOOK_S, self._look)

    def press(self, key: str, at: float | None = None) -> None:
        """Hand a key on."""
        self._driver.press(key, at)

    def record(self) -> Record:
        """Return what has come of the session so far."""
        return self._driver.record()

    def close(self) -> None:
        """Sleep for good."""
        self._show = None
        self._driver.close()
        if self._timer:
            self._timer.cancel()

    def hush(self) -> None:
        """Cut what is sounding."""
        self._under_way.machine.audio.cancel(self._under_way.session.revision + 1, fade=True)

    @property
    def is_under_way(self) -> bool:
        """Whether the session has begun and is not over."""
        return self._under_way.session.phase not in (Phase.READY, Phase.CLOSED)

    def under_way(self) -> UnderWay:
        """Return the session as it stands, for something else than this to show it."""
        return self._under_way

    def options(self) -> Options:
        """Return how it was to be run."""
        terms = self._terms
        return Options(self._driver.plan, self._path, terms.ready_s, Wishes(terms.rehearse, terms.sound))

    def release(self) -> None:
        """Give back what the session needed; called again it does nothing."""
        self._stack.close()

    def _open(self, plan: Plan) -> Driver:
        terms = self._terms
        wishes = Wishes(terms.rehearse, terms.sound, sounds_of(plan, self._path))
        machine = self._stack.enter_context(opened(wishes, terms.ring))
        self.notes = machine.notes
        session = Session(plan, machine.clock.now())
        coach = Coach(session, machine.audio, auto_done=terms.rehearse is not None, voice=machine.voice)
        self._under_way = UnderWay(session, coach, machine)
        return Driver(coach, machine.clock, Keypad(plan.runner.unit, terms.ready_s))

    def _shown(self, glance: Glance) -> None:
        self._phase = glance.phase
        if self._show:
            said = (self._note, glance.notice) if glance.phase is Phase.READY else (glance.notice,)
            self._show(replace(glance, notice=" · ".join(filter(None, said)) or None))

    def _look(self) -> None:
        if self._phase is not Phase.READY:
            return
        stamp = file_stamp(self._path)
        if stamp != self._stamp:
            self._stamp = stamp
            self._read_again()
        self._timer = asyncio.get_running_loop().call_later(LOOK_S, self._look)

    def _read_again(self) -> None:
        """Take the file as it is now; with an error in it, keep the plan and say so."""
        from runtimer.services.facts import first_error

        try:
            reading = read_again(self._path, self._driver.plan.runner)
        except NoSuchFile as missing:
            self._say(f"{missing}; space starts what you see")
            return
        if reading.plan is None:
            self._say(
                f"{safe(reading.label)}:{first_error(reading.diagnostics)}; space starts what you see, the version before"
            )
            return
        self._driver.close()
        self._stack.close()
        self._driver = self._open(reading.plan)
        self._note = "changed: read again"
        self._driver.watch(self._shown)

    def _say(self, note: str) -> None:
        self._note = note
        self._driver.wake()
