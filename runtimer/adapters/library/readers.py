"""Reading many files: here, or in a process of its own that leaves this one's screen its time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Protocol

from runtimer.adapters.library.scan import Found
from runtimer.domain.entry import Facts
from runtimer.domain.runner import Runner
from runtimer.services.facts import broken

PATIENCE_S = 10.0
"""What a file may take to be read: the worst that is known takes two seconds on a slow machine."""
_AHEAD = 4
"""Files that the process knows of before they are asked for, so that it never waits; few enough for any system's pipe."""


class Reader(Protocol):
    """Reads files for one runner."""

    def facts(self, found: Sequence[Found]) -> Iterator[Facts]:
        """Yield the facts of each, in order. Never raises."""
        ...

    def close(self) -> None:
        """Stop, from any thread; what is still asked for is not told any more."""
        ...


class ReaderHere:
    """Reads in this thread."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def facts(self, found: Sequence[Found]) -> Iterator[Facts]:
        """Yield the facts of each."""
        from runtimer.adapters.library.reading import read_facts  # what reads YAML takes a while to import

        return (read_facts(one, self._runner) for one in found)

    def close(self) -> None:
        """Do nothing: whoever stops asking has stopped it."""


class ReaderBeside:
    """Reads in a process beside this one, begun for every call and ended after it.

    Python runs one thread at a time: ten thousand files read in a thread would take the screen's keys their time. A file that
    ends the process, or keeps it for longer than ``patience_s`` seconds, is told as broken; the next one begins another.
    """

    def __init__(self, runner: Runner, patience_s: float = PATIENCE_S) -> None:
        self._runner = runner
        self._patience_s = patience_s
        self._closed = False
        self._process: SpawnProcess | None = None

    def facts(self, found: Sequence[Found]) -> Iterator[Facts]:
        """Yield the facts of each."""
        done = 0
        while done < len(found) and not self._closed:
            for facts in self._together(found[done:]):
                done += 1
                yield facts
            if done < len(found) and not self._closed:
                one = found[done]
                done += 1
                yield broken(one.label, one.place, "reading it takes too long, or ends the program that reads it")

    def close(self) -> None:
        """Stop now."""
        self._closed = True
        if process := self._process:
            with suppress(ValueError):  # it is closed already
                process.kill()

    def _together(self, found: Sequence[Found]) -> Iterator[Facts]:
        """Yield the facts of each until one is not told."""
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = process = context.Process(target=_serve, args=(there, self._runner), daemon=True)
        process.start()
        there.close()
        try:
            for one in found[:_AHEAD]:
                here.send(one)
            for following in (*found[_AHEAD:], *[None] * min(_AHEAD, len(found))):
                if self._closed or not here.poll(self._patience_s):
                    return
                facts = here.recv()
                if following:
                    here.send(following)
                yield facts
        except (EOFError, OSError):
            return
        finally:
            here.close()
            process.kill()
            process.join()


def _serve(pipe: Connection, runner: Runner) -> None:
    """Answer each file with its facts until nobody asks."""
    from runtimer.adapters.library.reading import read_facts

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key of the terminal is for the program that has it
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(read_facts(pipe.recv(), runner))
