"""A session of a workout file; until it starts, the file is read again whenever it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from runtimer.adapters.library.file_bytes import file_stamp
from runtimer.cli.driver import Driver
from runtimer.cli.session import open_session
from runtimer.cli.terms import Terms
from runtimer.cli.workout_files import NoSuchFile, read_again
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.ports.listeners import SessionListener
from runtimer.wording.eye.diagnostics import safe

LOOK_S = 1.0
"""How often the file is looked at while Ready shows it."""


class FileSession:
    """Implements ``ui.ports.SessionDriver``: a session of the file ``path``, opened anew for another plan.

    :meth:`release` gives back what it needs of the computer; :meth:`close` only sleeps.
    """

    def __init__(
        self,
        plan: Plan,
        path: str,
        terms: Terms,
        listeners: Sequence[SessionListener] = (),
        *,
        ring: Callable[[], None] | None = None,
    ) -> None:
        self.terms = terms
        self._path = path
        self._listeners = tuple(listeners)
        self._ring = ring
        self._stamp = file_stamp(path)
        self._show: Callable[[Glance], None] | None = None
        self._phase = Phase.READY
        self._note: str | None = None
        self._timer: asyncio.TimerHandle | None = None
        self.driver = self._open(plan)
        """The session as it stands, for something else than this to show it."""

    def wall(self) -> datetime:
        """Return the local time of day."""
        return self.driver.clock.wall()

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Show what there is, and look after the file until the session starts."""
        self._show = show
        self.driver.watch(self._shown)
        if self._stamp:
            self._timer = asyncio.get_running_loop().call_later(LOOK_S, self._look)

    def press(self, key: str, at: float | None = None) -> None:
        """Hand a key on."""
        self.driver.press(key, at)

    def record(self) -> Record:
        """Return what has come of the session so far."""
        return self.driver.record()

    def close(self) -> None:
        """Sleep for good."""
        self._show = None
        self.driver.close()
        if self._timer:
            self._timer.cancel()

    def hush(self) -> None:
        """Cut what is sounding."""
        self.driver.hush()

    def release(self) -> None:
        """Give back what the session needed; called again it does nothing."""
        self.driver.release()

    def _open(self, plan: Plan) -> Driver:
        return open_session(plan, self._path, self.terms, self._listeners, ring=self._ring)

    def _shown(self, glance: Glance) -> None:
        self._phase = glance.phase
        if self._show:
            notices = (self._note, glance.notice) if glance.phase is Phase.READY else (glance.notice,)
            self._show(replace(glance, notice=" · ".join(filter(None, notices)) or None))

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
            reading = read_again(self._path, self.driver.plan.runner)
        except NoSuchFile as missing:
            self._say(f"{missing}; space starts what you see")
            return
        if reading.plan is None:
            error = f"{safe(reading.label)}:{first_error(reading.diagnostics)}"
            self._say(f"{error}; space starts what you see, the version before")
            return
        self.driver.close()
        self.driver.release()
        self.driver = self._open(reading.plan)
        self._note = "changed: read again"
        self.driver.watch(self._shown)

    def _say(self, note: str) -> None:
        self._note = note
        self.driver.wake()
