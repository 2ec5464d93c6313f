"""Keeps the computer and its screen awake."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from runtimer.adapters.programs.environment import forget_current_folder

ANSWER_S = 0.5
"""How long a session waits to hear whether it works: loading wakepy takes a tenth, a desktop that hangs any
time."""
RELEASE_S = 1.0
CANNOT = "Nothing here keeps this computer awake: mind its sleep timer."


@contextmanager
def keep_awake() -> Iterator[str | None]:
    """Keep the computer awake inside the ``with`` block.

    Yield a note for the runner when that is not possible.

    Never raises, never waits for long: the asking is done in a thread, in the background when it takes its
    time.
    """
    hold = _Hold()
    hold.start()
    hold.answered.wait(ANSWER_S)
    try:
        yield hold.note
    finally:
        hold.released.set()
        hold.join(RELEASE_S)


class _Hold(threading.Thread):
    """Holds wakepy's mode from its start until it is released.

    Some systems bind it to the thread that asked.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.note: str | None = None
        self.answered = threading.Event()
        self.released = threading.Event()

    def run(self) -> None:
        """Ask, hold, let go."""
        try:
            forget_current_folder()  # wakepy starts caffeinate by its name alone
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                self._answer(None if mode.active else CANNOT)
                self.released.wait()
        except Exception:  # a desktop's services fail in their own ways, and a run must not end for that
            self._answer(CANNOT)

    def _answer(self, note: str | None) -> None:
        self.note = note
        self.answered.set()
