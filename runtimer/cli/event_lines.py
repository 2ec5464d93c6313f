"""A session in lines, for screen readers, pipes and logs."""

from __future__ import annotations

import asyncio
import os
import time
from datetime import timedelta

from runtimer.cli.spool import Spool
from runtimer.engine.news import News
from runtimer.engine.plan.plan import Plan
from runtimer.wording.eye import events
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.figures import stamp

LIVING_S = 1.5
"""A reader who has taken nothing for so long is not waited for."""
_LOOK_S = 0.02


class Lines:
    """Writes each event that has words as ``h:mm:ss.mmm event-name words…``; times are the session's.

    Nobody waits for their reader while the session lasts: what there is no room for is dropped, to where the
    rest has been written, and a line says how many these were. A rehearsal keeps no time, so it is
    ``patient`` with a reader who reads.
    """

    def __init__(
        self,
        spool: Spool,
        encoding: str,
        *,
        auto_done: bool,
        patient: bool = False,
        began: timedelta | None = None,
    ) -> None:
        self.auto_done = auto_done
        self._spool = spool
        self._encoding = encoding
        self._patient = patient
        self._began = began
        self._last = ""
        self._missing = 0
        self._lost = 0

    def tell(self, news: News, plan: Plan) -> None:
        """Write one piece of news."""
        self._began = news.at if self._began is None else self._began
        if words := events.event(news, events.Telling(plan, self.auto_done)):
            self._last = stamp((news.at - self._began) / timedelta(seconds=1))
            self._write(self._line(words))

    async def written(self, most_s: float = float("inf")) -> int:
        """Wait until all is written, for a reader who reads, ``most_s`` seconds at most, and return how many lines are lost."""
        until = time.perf_counter() + most_s
        if await self._spooled(until) and self._missing:
            self._say_missing()
            await self._spooled(until)
        self._spool.close()
        return self._lost + self._spool.pending

    async def _spooled(self, until: float) -> bool:
        """Wait until all is written, and return whether it is."""
        began = time.perf_counter()
        while self._spool.pending and not self._spool.over:
            now = time.perf_counter()
            if now > until or now - max(began, self._spool.taken_at) > LIVING_S:
                break
            await asyncio.sleep(_LOOK_S)
        return not self._spool.pending

    def _write(self, line: bytes) -> None:
        if self._patient:
            self._spool.wait_for_room(line, LIVING_S)
        self._say_missing()
        if self._missing or not self._spool.put(line):
            self._missing += 1
            self._lost += 1

    def _say_missing(self) -> None:
        """Say how many lines are missing here, once those before them are written."""
        if (
            self._missing
            and not self._spool.pending
            and self._spool.put(self._line(events.missing(self._missing)))
        ):
            self._missing = 0

    def _line(self, words: str) -> bytes:
        return f"{self._last} {safe(words)}{os.linesep}".encode(self._encoding, "replace")
