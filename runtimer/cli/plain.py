"""A session in lines: what it is made of, what ends it, and how it is left."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import Any

from runtimer.cli.driver import Driver
from runtimer.cli.event_lines import Lines
from runtimer.cli.key_lines import KeyLines, read_lines
from runtimer.cli.machine import Machine, UnderWay, opened
from runtimer.cli.options import Options
from runtimer.cli.signals import exit_code, heeded, leave_soon
from runtimer.cli.spool import Spool
from runtimer.cli.streams import ReaderGone, raw_write, reader_left
from runtimer.engine.news import Noticed
from runtimer.engine.running.commands import Resume, Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad
from runtimer.wording.eye import events
from runtimer.wording.eye.diagnostics import safe

OK, LOST = 0, 1
"""Exit codes: 1 where lines were lost."""
LAST_WORDS_S = 12.0
"""How long the last words of a session may take."""
LEAVING_S = 0.5
"""How long what is left to be written may take where the session does not end by itself."""


def run_lines(options: Options) -> int:
    """Run the session in lines and return the exit code.

    Raises ReaderGone when nobody reads them any more.
    """
    complaints = Complaints()
    try:
        with opened(options.wishes, complaints.ring if sys.stderr.isatty() else None) as machine:
            for note in (*options.notes, *machine.notes):
                complaints.say(note)
            return asyncio.run(_run(options, machine, complaints))
    finally:
        complaints.drain()


async def _run(options: Options, machine: Machine, complaints: Complaints) -> int:
    return await PlainSession(options, machine, complaints).run()


def continue_in_lines(options: Options, under_way: UnderWay) -> int:
    """Run a session that began on a screen to its end and return the exit code. Raises ReaderGone."""
    complaints = Complaints()

    async def run() -> int:
        return await PlainSession(options, under_way.machine, complaints, under_way).run()

    try:
        return asyncio.run(run())
    finally:
        complaints.drain()


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
    """One session in lines, in the running loop; ``under_way``: one that began on a screen, and goes on."""

    def __init__(
        self, options: Options, machine: Machine, complaints: Complaints, under_way: UnderWay | None = None
    ) -> None:
        self._options = options
        self._machine = machine
        self._complaints = complaints
        rehearsal = options.wishes.rehearse is not None
        self._spool = Spool(raw_write(sys.stdout), self._cannot_write)
        began = under_way.session.state.began if under_way else None
        auto_done = rehearsal or not options.keys_come
        self._lines = Lines(
            self._spool, sys.stdout.encoding, auto_done=auto_done, patient=rehearsal, began=began
        )
        self._begins = under_way is None
        if under_way:
            self._session, self._coach = under_way.session, under_way.coach
            self._coach.listen(self._lines)
        else:
            self._session = Session(options.plan, machine.clock.now())
            self._coach = Coach(
                self._session,
                machine.audio,
                [self._lines],
                auto_done=self._lines.auto_done,
                voice=machine.voice,
            )
        self._driver = Driver(self._coach, machine.clock, Keypad(options.plan.runner.unit), last=Phase.DONE)
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
        if self._begins:
            self._coach.command(Start(self._options.ready_s), self._machine.clock.now())
        self._driver.wake()
        if self._options.keys_come:
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
                self._machine.audio.cancel(self._session.revision + 1, fade=True)
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
        self._lines.tell(Noticed(self._machine.clock.now(), text), self._driver.plan)

    def _no_more_keys(self, error: OSError | None) -> None:
        """Let steps that a key would end be ended by their estimate."""
        if self._over.done():
            return
        if error:
            self._notice(events.no_more_keys(error.strerror or str(error)))
        self._coach.auto_done = self._lines.auto_done = True
        if self._session.phase is Phase.PAUSED:  # nobody is left to go on
            self._coach.command(Resume(), self._machine.clock.now())
        self._driver.wake()
