"""Reading many files: here, or in a process of its own that leaves this one's screen its time."""

from __future__ import annotations

import pickle
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from runtimer.adapters.library.scan import Found
from runtimer.adapters.programs.interpreter import start_interpreter
from runtimer.adapters.programs.process_tree import kill_tree
from runtimer.domain.entry import Facts
from runtimer.domain.runner import Runner
from runtimer.services.facts import broken

PATIENCE_S = 10.0
"""What a file may take to be read: the worst that is known takes two seconds on a slow machine."""
_AHEAD = 4
"""Files that the process knows of before they are asked for, so that it never waits; few enough for any
system's pipe."""
_LOOKS = 5
"""In so many looks, one after another, nothing was answered: one wait would not do, the computer may sleep in
it."""
_PROGRAM = ("-m", "runtimer.adapters.library")
"""What the interpreter is to run."""


class Reader(Protocol):
    """Reads files."""

    def facts(self, found: Sequence[Found], runner: Runner) -> Iterator[Facts]:
        """Yield the facts of each for a runner, in order. Never raises."""
        ...

    def close(self) -> None:
        """Stop, from any thread; what is still asked for is not told any more."""
        ...


class ReaderHere:
    """Reads in this thread."""

    def facts(self, found: Sequence[Found], runner: Runner) -> Iterator[Facts]:
        """Yield the facts of each."""
        from runtimer.adapters.library.file_facts import read_facts  # what reads YAML takes a while to import

        return (read_facts(file, runner) for file in found)

    def close(self) -> None:
        """Do nothing: whoever stops asking has stopped it."""


class ReaderBeside:
    """Reads in a process beside this one, begun for every call and ended after it.

    Python runs one thread at a time: ten thousand files read in a thread would take the screen's keys their
    time. A file that ends the process, or keeps it for longer than ``patience_s`` seconds, is told as broken;
    the next one begins another.
    """

    def __init__(self, patience_s: float = PATIENCE_S, program: Sequence[str] = _PROGRAM) -> None:
        self._patience_s = patience_s
        self._program = program
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None

    def facts(self, found: Sequence[Found], runner: Runner) -> Iterator[Facts]:
        """Yield the facts of each."""
        answered = 0
        while answered < len(found) and not self._closed:
            for facts in self._together(found[answered:], runner):
                answered += 1
                yield facts
            if answered < len(found) and not self._closed:
                file = found[answered]
                answered += 1
                yield broken(
                    file.label, file.place, "reading it takes too long, or ends the program that reads it"
                )

    def close(self) -> None:
        """Stop now."""
        self._closed = True
        if self._process:
            kill_tree(self._process)

    def _together(self, found: Sequence[Found], runner: Runner) -> Iterator[Facts]:
        """Yield the facts of each until one is not told."""
        with suppress(OSError), _Conversation(self._program, self._patience_s) as conversation:
            self._process = conversation.process
            if self._closed:
                return
            conversation.say(runner)
            for file in found[:_AHEAD]:
                conversation.say(file)
            for following in (*found[_AHEAD:], *[None] * min(_AHEAD, len(found))):
                facts = conversation.hear()
                if facts is None:
                    return
                if following:
                    conversation.say(following)
                yield facts


class _Conversation:
    """What is said to a reading process, and what it answers.

    It is ended when it is silent for longer than ``patience_s``.
    """

    def __init__(self, program: Sequence[str], patience_s: float) -> None:
        self.process = start_interpreter(*program, stdin=subprocess.PIPE)
        self._patience_s = patience_s
        self._heard = 0
        self._over = threading.Event()
        threading.Thread(target=self._watch, name="patience", daemon=True).start()

    def __enter__(self) -> _Conversation:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        kill_tree(self.process)
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                pipe and pipe.close()

    def say(self, value: Runner | Found) -> None:
        """Say who runs, then each file. Raises OSError."""
        if self.process.stdin:
            pickle.dump(value, self.process.stdin)
            self.process.stdin.flush()

    def hear(self) -> Facts | None:
        """Return the next answer, None where there will be none."""
        try:
            facts = pickle.load(self.process.stdout) if self.process.stdout else None  # noqa: S301 - the process is ours
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        self._heard += 1
        return facts if isinstance(facts, Facts) else None

    def _watch(self) -> None:
        heard, still = self._heard, 0
        while still < _LOOKS:
            if self._over.wait(self._patience_s / _LOOKS):
                return
            heard, before = self._heard, heard
            still = still + 1 if heard == before else 0
        kill_tree(self.process)
