"""A session in lines: what it is made of, what ends it, and how it is left."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from runtimer.cli.driver import Driver
from runtimer.cli.event_lines import Lines
from runtimer.cli.key_lines import KeyLines, read_lines
from runtimer.cli.session import open_session
from runtimer.cli.signals import exit_code, heeded, leave_soon
from runtimer.cli.spool import Spool
from runtimer.cli.streams import ReaderGone, raw_write, reader_left
from runtimer.cli.terms import Terms
from runtimer.engine.news import Noticed
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Start
from runtimer.engine.running.phases import Phase
from runtimer.ports.listeners import SessionListener
from runtimer.wording.eye import events
from runtimer.wording.eye.diagnostics import safe

OK, LOST = 0, 1
"""Exit codes: 1 where lines were lost."""
LAST_WORDS_S = 12.0
"""How long the last words of a session may take."""
LEAVING_S = 0.5
"""How long what is left to be written may take where the session does not end by itself."""


def run_lines(
    plan: Plan, file: str, terms: Terms, notes: Sequence[str] = (), listeners: Sequence[SessionListener] = ()
) -> int:
    """Run a session of a file in lines and return the exit code.

    ``notes`` come first. Raises ReaderGone when nobody reads the lines any more.
    """
    complaints = Complaints()
    ring = complaints.ring if sys.stderr.isatty() else None
    try:
        driver = open_session(plan, file, terms, listeners, ring=ring)
        try:
            for note in (*notes, *driver.notes):
                complaints.say(note)
            return asyncio.run(_run(driver, terms, complaints))
        finally:
            driver.release()
    finally:
        complaints.drain()


def continue_in_lines(driver: Driver, terms: Terms) -> int:
    """Run a session that began on a screen to its end and return the exit code. Raises ReaderGone."""
    complaints = Complaints()
    try:
        return asyncio.run(_run(driver, terms, complaints))
    finally:
        complaints.drain()


async def _run(driver: Driver, terms: Terms, complaints: Complaints) -> int:
    return await PlainSession(driver, terms, complaints).run()


class Complaints:
    """Sentences on standard error, and the terminal's bell: neither waits for whoever reads them."""

    def __init__(self) -> None:
        self._spool = Spool(raw_write(sys.stderr), lambda _: None)

    def say(self, text: str) -> None:
        """Say a sentence."""
        self._spool.put(f"runtimer: {safe(text)}{os.linesep}".encode(sys.stderr.encoding, "replace"))

    def drain(self) -> None:
        """Wait until they are written, for half a second at most."""
        self._spool.drain(LEAVING_S)

    def ring(self) -> None:
        """Ring, unless the terminal takes nothing: it would ring for all of them once it does."""
        if not self._spool.pending:
            self._spool.put(b"\a")


class PlainSession:
    """One session in lines, in the running loop: one that has not begun, or that began on a screen and goes on."""

    def __init__(self, driver: Driver, terms: Terms, complaints: Complaints) -> None:
        self._driver = driver
        self._terms = terms
        self._complaints = complaints
        self._spool = Spool(raw_write(sys.stdout), self._cannot_write)
        self._lines = Lines(
            self._spool,
            sys.stdout.encoding,
            auto_done=terms.auto_done,
            patient=terms.is_rehearsal,
            began=driver.state.began,
        )
        driver.listen(self._lines)
        driver.last = Phase.DONE
        self._loop = asyncio.get_running_loop()
        self._over: asyncio.Future[None] = self._loop.create_future()
        self._stopped: int | None = None

    async def run(self) -> int:
        """Run it to its end and return the exit code.

        Raises ReaderGone, and whatever goes wrong in the loop.
        """
        self._loop.set_exception_handler(self._fail)
        self._take_signals()
        closed = asyncio.create_task(self._driver.closed.wait())
        closed.add_done_callback(lambda _: self._end())
        try:
            await self._play()
            return self._outcome(await self._lines.written())
        except BaseException:
            await self._lines.written(LEAVING_S)  # whatever ends it: what was told before is written
            if self._stopped is None:
                raise
            return exit_code(self._stopped)
        finally:
            closed.cancel()

    async def _play(self) -> None:
        """Run until it is over and nothing is said any more."""
        try:
            self._start()
            await self._over
            await self._driver.last_words(LAST_WORDS_S)
        finally:
            self._driver.close()

    def _start(self) -> None:
        if self._driver.state.phase is Phase.READY:
            self._driver.give(Start(self._terms.ready_s))
        else:
            self._driver.wake()
        if self._terms.keys_come:
            keys = KeyLines(self._driver.press, self._notice)
            read_lines(
                sys.stdin.fileno(),
                lambda line: None if self._over.done() else keys.take(line),
                self._no_more_keys,
            )

    def _outcome(self, lost: int) -> int:
        if self._spool.unread:
            raise ReaderGone
        if lost:
            self._complaints.say(events.lost(lost))
        return LOST if lost else OK

    def _end(self, error: BaseException | None = None) -> None:
        if self._over.done():
            return
        if error:
            self._over.set_exception(error)
        else:
            self._over.set_result(None)

    def _fail(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self._end(context.get("exception") or RuntimeError(context["message"]))

    def _take_signals(self) -> None:
        task = asyncio.current_task()

        def stop(number: int) -> None:
            if self._stopped is None and task:
                self._stopped = number
                leave_soon(number)
                self._driver.hush()
                task.cancel()

        for number in heeded():
            with suppress(NotImplementedError):  # Windows, where they are raised in the loop
                self._loop.add_signal_handler(number, stop, number)

    def _cannot_write(self, error: OSError) -> None:
        """Take what keeps lines from being written; called in the spool's thread."""
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._end_or_tell, error)

    def _end_or_tell(self, error: OSError) -> None:
        """End where nobody reads; else the session goes on, and its log is tried again and again."""
        if reader_left(error):
            self._end(ReaderGone())
        else:
            self._complaints.say(events.unwritten(error.strerror or str(error)))
            self._notice(events.unwritten(error.strerror or str(error)))

    def _notice(self, text: str) -> None:
        """Write a notice, after all that happened before."""
        self._driver.wake()
        self._lines.tell(Noticed(self._driver.clock.now(), text), self._driver.plan)

    def _no_more_keys(self, error: OSError | None) -> None:
        """Let steps that a key would end be ended by their estimate."""
        if self._over.done():
            return
        if error:
            self._notice(events.no_more_keys(error.strerror or str(error)))
        self._lines.auto_done = True
        self._driver.lose_keys()
