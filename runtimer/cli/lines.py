"""A session in lines, for screen readers, pipes and logs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TextIO

from runtimer.engine.events import Event
from runtimer.engine.plan import Plan
from runtimer.wording import told
from runtimer.wording.written import stamp


class Lines:
    """Writes each event that has words as ``h:mm:ss.mmm event-name words…``; times are the session's.

    ``unread`` is called when nobody reads the lines any more.
    """

    def __init__(self, out: TextIO, unread: Callable[[], None], *, auto_done: bool) -> None:
        self.auto_done = auto_done
        self._out = out
        self._unread = unread
        self._began: timedelta | None = None

    def tell(self, event: Event, plan: Plan) -> None:
        """Write one event. Raises OSError when that is not possible."""
        self._began = event.at if self._began is None else self._began
        if words := told.event(event, told.Telling(plan, self.auto_done)):
            try:
                self._out.write(f"{stamp((event.at - self._began) / timedelta(seconds=1))} {words}\n")
                self._out.flush()
            except OSError:
                self._unread()
                raise
