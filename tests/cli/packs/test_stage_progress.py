"""What is shown while a pack is on its way."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable

import pytest

from runtimer.cli.packs.stage_progress import THREAD, Waiting


class Screen(io.StringIO):
    """Something written to that says when it was."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal
        self.written = threading.Event()

    def isatty(self) -> bool:
        return self.terminal

    def flush(self) -> None:
        self.written.set()


def test_what_is_quick_needs_no_words() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=600) as progress:
        progress(1, 2)
    assert out.getvalue() == ""


def test_terminal_has_one_line_that_is_gone_afterwards() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=0) as progress:
        progress(512 << 10, 2 << 20)
        assert out.written.wait(30)
    first, *_, last = [line.strip() for line in out.getvalue().split("\r")[1:]]
    assert first.startswith("fetching: ")
    assert last == ""
    assert "\n" not in out.getvalue()


def test_elsewhere_it_is_said_once() -> None:
    out = Screen(terminal=False)
    with Waiting(out, quiet_s=0):
        assert out.written.wait(30)
    assert out.getvalue() == "fetching: 0 bytes\n"


def test_each_stage_has_its_own_words() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=0) as waiting:
        waiting(1024, 2048)
        until(lambda: "\rfetching: 1 KiB of 2 KiB " in out.getvalue())
        progress = waiting.stage(lambda done, total: f"counting: {done} of {total}")
        until(lambda: "\rcounting: 0 of None " in out.getvalue())
        progress(3, 5)
        until(lambda: "\rcounting: 3 of 5 " in out.getvalue())


def until(seen: Callable[[], bool]) -> None:
    """Wait for something that another thread does every half second."""
    patience = time.monotonic() + 30
    while not seen() and time.monotonic() < patience:
        threading.Event().wait(0.01)
    assert seen()


def test_line_makes_way_for_what_is_printed_meanwhile() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=0) as waiting:
        assert out.written.wait(30)
        with waiting.aside():
            out.write("found\n")
    before, after = out.getvalue().split("found\n")
    assert before.endswith(f"\r{' ' * 40}\r")
    assert "\n" not in before + after


@pytest.mark.parametrize("terminal", [True, False])
def test_where_nothing_may_stand_between_nothing_is_said(terminal: bool) -> None:
    out = Screen(terminal=terminal)
    with Waiting(out, quiet_s=0, on_terminal=not terminal, elsewhere=terminal) as waiting:
        waiting(1, 2)
        for thread in threading.enumerate():
            if thread.name == THREAD:
                thread.join(30)  # it has nothing to do
    assert out.getvalue() == ""
